using CustomerTracking.Application;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.ClientCards;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Application.Events;
using CustomerTracking.Application.Imports;
using CustomerTracking.Application.Overview;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Application.Security;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Application.Staff;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>Every use case speaks SQL Server's language, and only what each version since 2016 understands.</summary>
internal sealed class TranslationTests
{
    private static readonly TenantProfile App = new(TenantId.New(), "A salon", "IE", "Europe/Dublin", Currency.Parse("EUR"));
    private static readonly ExternalClient Phorest = ExternalClient.Create("phorest", "abc", "biz", null);
    private static readonly string LastPage = Convert.ToBase64String(new byte[24]).TrimEnd('=');

    private static readonly InboundMessageFilter EveryFilter = new()
    {
        Outcome = InboundMessageOutcome.Unusable,
        Channel = Channel.Retell,
        EventType = "call_analyzed",
        From = new(new(2026, 1, 1), null),
        To = new(new(2026, 2, 1), null),
        ClientId = ClientId.New(),
    };

    private static readonly IBaseRequest[] Requests =
    [
        ABooking(), new ListBookings { ClientId = ClientId.New() },
        new ListBookings { ExternalBookingId = "B-1", UpdatedSince = new(new(2026, 1, 1), null), Cursor = LastPage },
        new ListBookings { ExternalBookingId = "B-1", ExternalProvider = "square" },
        new ListBookings { From = new(new(2026, 1, 1), null), To = new(new(2026, 2, 1), null),
            Status = BookingStatus.Confirmed, Source = Source.Web, Cursor = LastPage },
        new TrackCallBooking(ABooking() with { ChannelBookingId = "call_1" }),
        new ChangeWhatsappIdentity { Channel = Channel.Whatsapp, PreviousPhone = "+353871234567",
            Phone = "+353861234567" },
        new GetBooking(BookingId.New()), new CreateBooking { ClientId = ClientId.New(), BookingDate = new(
            new(2026, 1, 1), null), ServiceName = "Cut", Source = Source.Web, Channel = Channel.Rest },
        new ChangeBooking { Id = BookingId.New(), Channel = Channel.Rest },
        new ChangeBooking { Reference = ExternalReference.Create(null, "B-1"), Channel = Channel.N8n },
        new RegisterClient { FirstName = "Aoife", Phone = "+353871234567", FirstInteractionSource = Source.Voice },
        new ChangeClient { Channel = Channel.Rest, Id = ClientId.New() },
        new ChangeClient { Channel = Channel.Rest, Id = ClientId.New(), HouseholdOwnerId = ClientId.New() },
        new AddHouseholdMember { Channel = Channel.Rest, ClientId = ClientId.New(), GuestName = "Emma" },
        new ListConsents(ClientId.New()), new RecordConsent { ClientId = ClientId.New(), Channel = Channel.Rest,
            Purpose = ConsentPurpose.Marketing, State = ConsentState.Given },
        new UploadImport { File = new MemoryStream("Name\nNora"u8.ToArray()), Channel = Channel.Rest },
        new GetImport(ClientImportId.New()), new ListImports(), new GetRefusedRows(ClientImportId.New(), 0),
        new ChooseColumns { Id = ClientImportId.New(), Columns = [] }, new CheckImport(ClientImportId.New()),
        new StartImport(ClientImportId.New()), new CancelImport(ClientImportId.New()),
        new UndoImport(ClientImportId.New()), new ContinueImport(ClientImportId.New()),
        new BeginSalonExport(), new ExportClients(LastPage), new ExportBookings(LastPage), new ExportServiceMappings(LastPage),
        new PreviewErasure(ClientId.New()), new EraseClient(ClientId.New(), "asked", Channel.Rest),
        new ContinueErasure(ErasureId.New()), new FailErasure(ErasureId.New(), "none"), new GetErasure(ErasureId.New()),
        new ListErasures(), new ListErasures(ClientId.New()), new GetErasureReceipt(ErasureId.New()),
        new VerifyErasureReceipt(new()
        {
            ErasureId = default, TenantId = default, Salon = "", ClientId = default, RequestedAt = default, RequestedBy = "",
            ErasedAt = default, Counts = new(),
        }),
        new ExportClient(ClientId.New()), new AnswerDataRequest { Phone = "+353871234567" },
        new AnswerDataRequest { Email = "aoife@example.ie" },
        new AnswerDataRequest { ExternalClientId = "ext-1", ServiceProvider = "phorest", BusinessId = "biz" },
        new ListBookings { MemberId = ClientId.New(), Cursor = LastPage },
        new ChangeBooking { Id = BookingId.New(), Channel = Channel.Rest, MemberId = ClientId.New() },
        new GetClient(ClientId.New()),
        new FindClientByPhone("+353871234567"),
        new ListClients { Query = "aoife by", Source = Source.Voice, Status = ClientStatus.Active },
        new ListClients { Status = ClientStatus.Active, Cursor = LastPage },
        new ListClients { Query = "4567" }, new ListCustomers(), new ListCustomers { Order = CustomerOrder.LastBooked },
        new ListCustomers { Order = CustomerOrder.Name, Filter = new() { Source = Source.Web,
            Status = ClientStatus.Active, SeenFrom = new(2026, 1, 1), SeenTo = new(2026, 2, 1),
            BookedFrom = new(2026, 1, 1), BookedTo = new(2026, 2, 1) } },
        new ListCustomers { Filter = new() { Query = "aoife" } }, new CountCustomers(new()),
        new ListDuplicates { Cursor = "4." + LastPage }, new ListDuplicates { Dismissed = true }, new CountDuplicates(),
        new MergeClients { SurvivorId = ClientId.New(), MergedId = ClientId.New(), Channel = Channel.Rest },
        new UndoMerge { SurvivorId = ClientId.New(), Id = ClientMergeId.New(), Channel = Channel.Rest },
        new ListMerges(ClientId.New()), new GetClient(ClientId.New(), WithProvenance: true),
        new DecideSuggestion { ClientId = ClientId.New(), Id = ValueSuggestionId.New(), State = SuggestionState.Used,
            Channel = Channel.Rest },
        new DismissDuplicate(DuplicateSuggestionId.New()), new ReopenDuplicate(DuplicateSuggestionId.New()),
        new GetClientCard(ClientId.New()), new GetOverview(new(2026, 1, 1), new(2026, 1, 31)),
        new ListAppointments { From = new(2026, 1, 1), To = new(2026, 1, 1), Status = BookingStatus.Confirmed,
            Source = Source.Web, StaffMember = "Aoife", ServiceName = "Cut", Cursor = LastPage },
        new ListAppointmentChoices(new(2026, 1, 1), new(2026, 1, 1)),
        new NameClients([ClientId.New()]), new FindOverlap(BookingId.New()),
        new FindActiveConnections([Guid.CreateVersion7()]),
        new ListServiceMappings(ClientId.New()), new MapService(ClientId.New(), Phorest),
        new FindByExternalClient("phorest", "biz", "abc"), new FindByExternalClient("phorest", null, "abc"),
        new RegisterTenant { Name = "Oak", Region = "IE", TimeZone = "Europe/Dublin", Currency = "EUR" },
        new ChangeTenant { Id = TenantId.New() }, new GetTenant(TenantId.New()),
        new ListTenants(LastPage, 5), new FindTenantProfile(TenantId.New()), new FindCredential("ctk_token"),
        new FindOpenCredential(["one", "other"], "a@example.ie", "password"), new Bootstrap { TenantId = App.Id },
        new IssueServiceAccount("n8n", [Scope.ClientsRead]), new ListServiceAccounts(LastPage, 5),
        new RevokeServiceAccount(ServiceAccountId.New()),
        new IssuePlatformAccount("n8n", [Scope.ClientsRead]), new ListPlatformAccounts(LastPage, 5),
        new RevokePlatformAccount(ServiceAccountId.New()),
        new FindIgnoredBootstrap { TenantId = App.Id, ServiceToken = "a token", PlatformToken = "another" },
        new OpenConnection { Channel = Channel.Retell, Name = "Voice", Secret = "12345678" },
        new ListConnections(LastPage, 5), new ChangeConnection { Id = ChannelConnectionId.New() },
        new RotateConnection(ChannelConnectionId.New(), null, null), new CloseConnection(ChannelConnectionId.New()),
        new OpenSubscription { Url = "https://receiver.example/hook" }, new ListSubscriptions(LastPage, 5),
        new GetSubscription(EventSubscriptionId.New()), new ChangeSubscription { Id = EventSubscriptionId.New() },
        new RotateSubscriptionSecret(EventSubscriptionId.New(), null),
        new RemoveSubscription(EventSubscriptionId.New()), new SendTestEvent(EventSubscriptionId.New()),
        new ResendEvents { Id = EventSubscriptionId.New(), EventId = OutboxEventId.New() },
        new ListAttempts { SubscriptionId = EventSubscriptionId.New(), Outcome = AttemptOutcome.Failed,
            Cursor = LastPage },
        new ListEvents { Type = EventTypes.BookingTracked, From = new(new(2026, 1, 1), null),
            To = new(new(2026, 2, 1), null), Cursor = LastPage },
        new FindConnection(Channel.Retell, ChannelConnectionId.New()), new FindWhatsappNumber("411"),
        new RecordInboundMessage(new(InboundMessageOutcome.Unusable)),
        new ListInboundMessages { Filter = EveryFilter, Cursor = LastPage },
        new CountInboundMessages(EveryFilter), new GetInboundMessage(InboundMessageId.New()),
        new GetMessageForReplay(InboundMessageId.New()),
        new ListStaff(),
        new AddStaff("aoife@willow.example", "Aoife", StaffRole.Manager, [Guid.CreateVersion7()]),
        new ChangeStaff(Guid.CreateVersion7(), "Aoife", StaffRole.Viewer, [Guid.CreateVersion7()]),
        new RemoveStaff(Guid.CreateVersion7()),
        new ResetStaffPassword(Guid.CreateVersion7()),
        new BootstrapOwner("owner@willow.example", "Owner", "a long enough password"),
        new DropOldBodies(10), new ScanForDuplicates(10), new RemoveExpiredIdempotencyRecords(10), new ListTenantProfiles(), new ListSecurityLog(),
        new ListSecurityLog(ClientId: ClientId.New(), Actor: Guid.CreateVersion7()),
        new ListAudit
        {
            ClientId = ClientId.New(), Actor = Guid.CreateVersion7(), Action = SecurityAction.ClientViewed,
            From = new(new(2026, 1, 1), null), To = new(new(2026, 2, 1), null), Cursor = LastPage,
        },
    ];

    [TestCaseSource(nameof(Requests))]
    public async Task Send_AnyRequest_SpeaksPlainSqlServer(IBaseRequest request)
    {
        var statements = await Send(request);

        Assert.That(statements, Is.Not.Empty);
        Assert.That(statements, Has.None.Contains("UPDLOCK").Or.Contains("HOLDLOCK").Or.Contains("READPAST")
            .Or.Contains("MERGE "));
    }

    [Test]
    public void Requests_AreAllInTheList()
    {
        var all = typeof(ApplicationModule).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IBaseRequest)) && !type.IsAbstract);

        Assert.That(all.Except(Requests.Select(request => request.GetType())), Is.Empty);
    }

    [Test]
    public async Task Erasing_ReadsAllOfItInPlainSqlServer()
    {
        var server = new NoServer();
        await using var services = Services(server).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(App, "a test");
        var (erasures, answers) = (
            scope.ServiceProvider.GetRequiredService<IErasureRepository>(),
            scope.ServiceProvider.GetRequiredService<IIdempotencyRecordRepository>());
        ClientId[] ids = [ClientId.New(), ClientId.New()];

        await erasures.FindRecords(ids, default);
        await erasures.FindRunning(ids[0], default);
        await erasures.FindBookings(ids, BookingId.New(), 10, default);
        await erasures.FindOtherBookings(ids, BookingId.New(), 10, default);
        await erasures.FindClientsWithNotes(ids[0], 10, default);
        await erasures.FindMessages(InboundMessageId.New(), 10, default);
        await erasures.FindEvents(5, 10, default);
        await erasures.FindImportParts(ClientImportId.New(), 5, 10, default);
        await erasures.FindKeys(["a hash"], default);
        await answers.List("an id", 10, default);

        Assert.That(server.Statements, Has.Count.GreaterThan(18).And.None.Contains("HOLDLOCK"));
    }

    [Test]
    public async Task Track_OfANewClient_IsOneLookUpAndOneSave()
    {
        var statements = await Send(ABooking());

        Assert.That(statements, Has.Count.EqualTo(2));
        Assert.That(statements[1], Does.Contain("BEGIN TRANSACTION").And.Contain("COMMIT"));
        Assert.That(statements[1], Does.Contain("INSERT INTO [Clients]").And.Contain("INSERT INTO [Bookings]")
            .And.Contain("INSERT INTO [ContactPoints]").And.Contain("INSERT INTO [ServiceMappings]")
            .And.Contain("INSERT INTO [InboundMessages]"));
    }

    internal static async Task<List<string>> Send(IBaseRequest request)
    {
        var server = new NoServer();
        await using var services = Services(server).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(App, "a test");
        scope.ServiceProvider.GetRequiredService<CurrentInboundMessage>().Receive(AMessage(), new byte[3]);
        try
        {
            await (Task)typeof(IMediator).GetMethods()
                .Single(method => method is { Name: "Send", IsGenericMethod: true })
                .MakeGenericMethod(ResultOf(request))
                    .Invoke(scope.ServiceProvider.GetRequiredService<IMediator>(), [request, CancellationToken.None])!;
        }
        catch (DomainException)   // an empty database has no such record
        {
        }
        // and this one does not even count
        catch (InvalidOperationException) when (request is CountCustomers or GetOverview or BeginSalonExport)
        {
        }

        return server.Statements;
    }

    private static ReceivedMessage AMessage() => new()
    {
        Channel = Channel.N8n,
        Format = "n8n-created",
        SenderId = Guid.Empty,
        SenderName = "n8n",
        Key = "key",
        ReceivedAt = DateTimeOffset.UnixEpoch,
    };

    private static Type ResultOf(IBaseRequest request) =>
        request.GetType().GetInterfaces().Single(
            one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];

    internal static ServiceCollection Services(NoServer server)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "SqlServer",
            ["ConnectionStrings:CustomerTracking"] = "Server=nowhere;Database=none;User Id=nobody;Password=none",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddApplication().AddInfrastructure(configuration);
        services.AddSingleton<ISecrets, PlainSecrets>();
        services.ConfigureDbContext<SqlServerDb>(db => db.AddInterceptors(server));
        return services;
    }

    private static TrackBooking ABooking() => new()
    {
        Source = Source.Voice,
        Channel = Channel.Retell,
        Phone = "+353871234567",
        ServiceName = "Cut",
        StartsAt = new(new(2026, 12, 1), null),
        ExternalClients = [Phorest],
    };

    // The real ones keep their keys in the database.
    private sealed class PlainSecrets : ISecrets
    {
        public string Protect(string secret) => secret;

        public string Reveal(string secured) => secured;

        public byte[] Seal(ReadOnlySpan<byte> body) => body.ToArray();

        public byte[] Open(byte[] secured) => secured;
    }
}
