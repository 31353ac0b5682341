using System.Buffers.Text;
using System.Text;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.ClientCards;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Application.Events;
using CustomerTracking.Application.Overview;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>What the pages ask reads ranges of indexes, however many records there are.</summary>
internal sealed class PagePlanTests
{
    private static readonly DateOnly Today = new(2025, 3, 1);
    private static readonly ClientId SomeClient = new(Guid.Parse("018F0000-0000-7000-8000-000000000001"));

    private static readonly string SoFar = Convert.ToBase64String(new byte[24]);
    private static readonly string SearchedSoFar = Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes("1 - - " + SomeClient.Value));

    private static readonly IBaseRequest[] Requests =
    [
        new ListClients { Query = "aoife" }, new ListClients { Query = "aoife by" }, new ListClients { Query = "ao b" },
        new ListClients { Query = "4567" }, new ListClients { Query = "087 123" }, new ListClients(),
        new ListClients { Query = "a", Source = Source.Voice, Status = ClientStatus.Active },
        new ListCustomers(), new ListCustomers { Order = CustomerOrder.Name },
        new ListCustomers { Order = CustomerOrder.LastBooked },
        new ListCustomers { Filter = new() { Query = "aoife" } },
        new GetClientCard(SomeClient), new GetOverview(Today, Today.AddDays(29)),
        new ListAppointments { From = Today, To = Today }, new ListAppointmentChoices(Today, Today.AddDays(37)),
        new ListAppointments { From = Today, To = Today.AddDays(
            37), StaffMember = "Emma", Status = BookingStatus.Pending },
        new ListInboundMessages(), new ListInboundMessages { Filter =
            new() { Outcome = InboundMessageOutcome.Unusable } }, new GetInboundMessage(InboundMessageId.New()),
        new ListClients { Query = "aoife@example" }, new ListClients { Query = "ext-70" },
        new ListClients { Query = "byrne ext-70" },
        new ListClients { Query = "+353 86 123 4567" }, new ListClients { Query = "aoife byrne walsh" },
        new ListClients { Query = "aoife", Cursor = SearchedSoFar },
        new ListClients { Query = "4567", Cursor = SearchedSoFar },
        new ListClients { Cursor = SoFar },
        new ListClients { Status = ClientStatus.Inactive, Source = Source.Whatsapp },
        new FindClientByPhone("+447700900123"), new ListServiceMappings(SomeClient),
        new FindByExternalClient("phorest", "biz", "ext-1"),
        new FindByExternalClient("phorest", null, SomeClient.Value.ToString("N").ToUpperInvariant()),
        new NameClients([SomeClient]),
        new ListCustomers { Order = CustomerOrder.LastBooked, Cursor = SoFar,
            Filter = new() { BookedFrom = Today, BookedTo = Today } },
        new ListCustomers { Filter =
            new() { Query = "aoife", Status = ClientStatus.Inactive, SeenFrom = Today, SeenTo = Today } },
        new ListDuplicates(), new ListDuplicates { Cursor = "4." + SoFar }, new ListDuplicates { Dismissed = true },
        new ListConsents(SomeClient), new ExportClient(SomeClient), new AnswerDataRequest { Phone = "+447700900123" },
        new AnswerDataRequest { Email = "a7@example.ie" },
        new AnswerDataRequest { ExternalClientId = "ext-1", ServiceProvider = "phorest" },
        new CountDuplicates(), new ListMerges(SomeClient), new GetClient(SomeClient, WithProvenance: true),
        new ListBookings(), new ListBookings { Cursor = SoFar }, new ListBookings { ClientId = SomeClient },
        new ListBookings { ClientId = SomeClient, Cursor = SoFar, Status = BookingStatus.Cancelled },
        new ListBookings { From = new(new(2025, 3, 1), null), To = new(new(2025, 3, 8), null), Source = Source.Voice },
        new ListBookings { UpdatedSince = new(new(2025, 3, 1), null), Cursor = SoFar },
        new ListBookings { MemberId = SomeClient }, new ListBookings { MemberId = SomeClient, Cursor = SoFar },
        new ListBookings { ExternalBookingId = "B-7" },
        new ListBookings { ExternalBookingId = "B-7", ExternalProvider = "square", Cursor = SoFar },
        new ListInboundMessages { Cursor = SoFar, Filter = new() { Channel = Channel.Twilio } },
        new ListInboundMessages { Filter = new() { ClientId = SomeClient } },
        new ListInboundMessages { Filter = new() { Outcome = InboundMessageOutcome.Tracked } },
        new ListEvents { Cursor = SoFar }, new DropOldBodies(200), new GetClient(SomeClient),
        new GetBooking(BookingId.New()),
        new CountInboundMessages(new() { From = new(new(2025, 3, 1), null), To = new(new(2025, 3, 8), null) }),
        new ListEvents(), new ListClients { Query = "eefa" },
        new ListClients { Query = "siobahn byrnes 4567" },
    ];

    [Test]
    public async Task Page_AmongThousands_ScansNothing([ValueSource(nameof(Requests))] IBaseRequest request)
    {
        var plans = new Plans();
        await using var file = plans.File();
        await file.Use(Fill);
        plans.Clear();

        await Send(file, request);

        var queries = plans.Asked.Where(one => !one.Text.Contains("Tenants", StringComparison.Ordinal)).ToList();
        foreach (var query in queries)
        {
            var plan = await file.Use(db => Plans.Explain(db, query));
            Assert.That(
                plan.Where(step => IsSlow(step) && !IsOfASubquery(step, plan)), Is.Empty,
                query.Text + "\n" + string.Join('\n', plan));
        }

        Assert.That(queries, Is.Not.Empty);
    }

    [TestCase("emails", null)]
    [TestCase("emails", "a7@example.ie")]
    [TestCase("names", null)]
    [TestCase("names", "a b7\n018f0000-0000-7000-8000-000000000001")]
    [TestCase("external_ids", null)]
    [TestCase("external_ids", "phorest\nA")]
    [TestCase("visits", null)]
    [TestCase("visits", "2025-01-09")]
    public async Task ScanForDuplicates_AmongThousands_ReadsARange(string step, string? position)
    {
        var plans = new Plans();
        await using var file = plans.File();
        await file.Use(Fill);
        await file.Use(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO DuplicateScans (TenantId, Step, Position) VALUES ({ASqliteFile.App.Id.Value.ToByteArray(true)}, {step}, {position})"));
        plans.Clear();

        await Send(file, new ScanForDuplicates(100));

        var asked = plans.Asked.ToList();
        foreach (var query in asked)
        {
            var plan = await file.Use(db => Plans.Explain(db, query));
            Assert.That(plan.Where(IsSlow), Is.Empty, query.Text + "\n" + string.Join('\n', plan));
        }

        Assert.That(asked, Has.Count.GreaterThan(1));
    }

    [Test]
    public async Task Messages_ThatAreNotTracked_HaveAnIndexOfTheirOwn()
    {
        var plans = new Plans();
        await using var file = plans.File();
        await file.Use(Fill);

        foreach (IBaseRequest request in new IBaseRequest[]
        {
            new ListInboundMessages { Filter = new() { Outcome = InboundMessageOutcome.Unusable } },
            new GetOverview(Today, Today.AddDays(29)),
        })
        {
            plans.Clear();
            await Send(file, request);

            var query = plans.Asked.Single(one => one.Text.Contains("\"InboundMessages\"", StringComparison.Ordinal));
            Assert.That(
                await file.Use(db => Plans.Explain(db, query)),
                Has.Some.Contains("INDEX IX_InboundMessages_TenantId_Outcome_ReceivedAt"), query.Text);
        }
    }

    private static async Task Send(ASqliteFile file, IBaseRequest request)
    {
        try
        {
            await (Task)typeof(ASqliteFile).GetMethod(nameof(ASqliteFile.Send))!
                .MakeGenericMethod(request.GetType().GetInterfaces().Single(
                    one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequest<>))
                        .GenericTypeArguments)
                .Invoke(file, [request])!;
        }
        catch (DomainException)   // no such message, which was asked for all the same
        {
        }
    }

    // To search by the tenant alone is to scan all that is the tenant's, unless it is in the order that is asked for
    // and ends with the page, or there is one row of a tenant.
    private static bool IsSlow(string step) =>
        (step.StartsWith("SCAN ", StringComparison.Ordinal) && !Small.Contains(step))
        || (step.EndsWith("(TenantId=?)", StringComparison.Ordinal)
            && !InOrder.Any(index => step.Contains(index, StringComparison.Ordinal)));

    // What a subquery gives is read from one end to the other; its own steps are in the plan, too.
    private static bool IsOfASubquery(string step, List<string> plan) =>
        step.StartsWith("SCAN ", StringComparison.Ordinal) && plan.Contains("CO-ROUTINE " + step["SCAN ".Length..]);

    // The page or the block that was found, the ids that it is asked for with, the one row that says whether there is
    // any, and the full-text index, read by its words and downwards from a row.
    private static readonly string[] Small =
    [
        "SCAN c1", "SCAN b1", "SCAN c0", "SCAN b0", "SCAN i1", "SCAN s", "SCAN i VIRTUAL TABLE INDEX 1:",
        "SCAN CONSTANT ROW", "SCAN s VIRTUAL TABLE INDEX 192:M1<",
    ];

    private static readonly string[] InOrder =
    [
        "IX_Clients_TenantId_CreatedAt_Id", "IX_Clients_TenantId_SortName_Id",
        "IX_InboundMessages_TenantId_ReceivedAt_Id",
        "IX_Bookings_TenantId_BookingDate_Id",
        "IX_ChannelConnections_TenantId", "OutboxEvents", "sqlite_autoindex_DuplicateScans_1",
    ];

    private static Task<int> Fill(AppDb db) => db.Database.ExecuteSqlRawAsync(
        Plans.Numbers + """
        INSERT INTO Clients (Id, TenantId, FirstName, FirstNameIsPlaceholder, LastName, FirstInteractionSource, FirstInteractionDate, Status, CreatedAt, UpdatedAt, Version, SearchText, SortName, EmailKey, HouseholdOwnerId)
          SELECT id, {0}, 'A', 0, 'B', 'web', '2026-01-01', 'active', '2026-01-01', '2026-01-01', 1, '', 'a b' || (i / 2), 'a' || (i / 2) || '@example.ie',
            CASE WHEN i % 2 = 0 THEN unhex(printf('018F0000000070008000%012X', i - 1)) END FROM N;
        INSERT INTO ContactPoints (TenantId, Kind, Key, ClientId, Value, Raw) SELECT {0}, 'phone', '+44' || i, id, '', '' FROM N;
        INSERT INTO SearchDocuments (ClientId, Terms) SELECT id, {1} || 'aoife' || i || ' ' || {1} || '<7654' || i FROM N;
        INSERT INTO SearchIndex (rowid, Terms) SELECT Number, Terms FROM SearchDocuments;
        INSERT INTO Bookings (Id, TenantId, ClientId, BookingDate, ServiceName, StaffMember, Currency, Status, PaymentStatus, Source, Channel, CreatedAt, UpdatedAt, Version, Match_By, Match_Decision, Match_Key, MemberId)
          SELECT id, {0}, id, datetime('2025-01-01', i || ' hours'), 'Cut', 'Emma', 'EUR', 'pending', 'pending', 'web', 'web_chat', datetime('2025-01-01', i || ' hours'), '2026-01-01', 1, 'phone', 'created', '',
            CASE WHEN i % 2 = 0 THEN unhex(printf('018F0000000070008000%012X', i - 1)) END FROM N;
        INSERT INTO InboundMessages (Id, TenantId, Channel, Format, SenderId, SenderName, Key, Headers, Outcome, ClientId, BookingId, ReceivedAt, LastSeenAt, Repeats, Milliseconds, Version)
          SELECT id, {0}, 'web_chat', 'web-chat', {0}, 'Site', hex(id), '{{}}', 'tracked', id, id, datetime('2025-01-01', i || ' hours'), '2026-01-01', 0, 1, 1 FROM N;
        INSERT INTO ClientChanges (Id, TenantId, ClientId, At, By, Channel, Field) SELECT id, {0}, id, '2026-01-01', 'Emma', 'admin', 'phone' FROM N;
        INSERT INTO DuplicateSuggestions (Id, TenantId, ClientId, OtherClientId, Sign, Reason, CreatedAt, IsDismissed)
          SELECT id, {0}, id, unhex(printf('018F0000000070008000%012X', i - 1)), 1 + i % 5, '', datetime('2025-01-01', i || ' hours'), i % 3 = 0 FROM N WHERE i > 1;
        INSERT INTO ValueSuggestions (Id, TenantId, ClientId, Key, FirstName, Source, CreatedAt, State) SELECT id, {0}, id, 'emma', 'Emma', 'web_form', '2026-01-01', 'open' FROM N;
        INSERT INTO Consents (Id, TenantId, ClientId, Purpose, State, At, By, Channel) SELECT id, {0}, id, 'marketing', 'given', '2026-01-01', 'Emma', 'admin' FROM N;
        INSERT INTO ServiceMappings (Id, TenantId, ClientId, OriginalClientId, ServiceProvider, ExternalClientId, BusinessId, CreatedAt, UpdatedAt) SELECT id, {0}, id, id, 'phorest', hex(id), '', '2026-01-01', '2026-01-01' FROM N;
        """,
        ASqliteFile.App.Id.Value.ToByteArray(bigEndian: true), FullText.Code(ASqliteFile.App.Id));
}
