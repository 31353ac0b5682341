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
using CustomerTracking.Application.Tests.Imports;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Application.Tests;

/// <summary>
/// Nobody else's: whatever a second salon sends with the first one's ids and numbers finds and changes nothing.
/// </summary>
internal sealed class TenantIsolationTests : AppTests
{
    private static readonly string[] Tables =
    [
        "Clients", "ClientMerges", "ClientMergeValues", "ContactPoints", "Bookings", "BookingChanges", "ServiceMappings",
        "ServiceAccounts", "ChannelConnections", "DuplicateSuggestions", "DuplicateScans", "ValueSuggestions", "Consents", "ClientImports", "ImportParts", "ImportKeys",
        "Erasures", "ErasedKeys", "ErasureSecrets", "InboundMessages", "InboundMessageReplays",
        "OutboxEvents", "EventSubscriptions", "EventDeliveries", "DeliveryAttempts",
    ];

    private static readonly Dictionary<Type, string> Excluded = new()
    {
        [typeof(AddStaff)] = "staff are not a salon's; only owners may send it",
        [typeof(BootstrapOwner)] = "makes the first owner at start-up",
        [typeof(ChangeStaff)] = "staff are not a salon's; only owners may send it",
        [typeof(ListSecurityLog)] = "tells of the staff, who are not a salon's; only owners may send it",
        [typeof(ListStaff)] = "staff are not a salon's; only owners may send it",
        [typeof(RemoveStaff)] = "staff are not a salon's; only owners may send it",
        [typeof(ResetStaffPassword)] = "staff are not a salon's; only owners may send it",
        [typeof(Bootstrap)] = "fills an empty database at start-up",
        [typeof(FindOpenCredential)] = "looks at start-up for tokens that everybody knows",
        [typeof(FindCredential)] = "finds the tenant by the token",
        [typeof(FindConnection)] = "finds the tenant by the connection, and only then may read by its signature",
        [typeof(FindWhatsappNumber)] = "finds the tenants by Meta's number, and only then may read by their signatures",
        [typeof(ListTenantProfiles)] = "for work in the background, which then enters each tenant",
        [typeof(RemoveExpiredIdempotencyRecords)] = "answers are found by a hash of tenant and credential only",
        [typeof(FindIgnoredBootstrap)] = "looks at start-up for settings that have no effect",
        [typeof(IssuePlatformAccount)] = "for platform-wide credentials",
        [typeof(ListPlatformAccounts)] = "for platform-wide credentials",
        [typeof(RevokePlatformAccount)] = "for platform-wide credentials",
        [typeof(FindTenantProfile)] = "for platform-wide credentials",
        [typeof(ListTenants)] = "for platform-wide credentials",
        [typeof(RegisterTenant)] = "for platform-wide credentials",
        [typeof(GetTenant)] = "the edge admits the credential's own tenant only",
        [typeof(ChangeTenant)] = "the edge admits the credential's own tenant only",
    };

    private static IEnumerable<Case> Requests =>
    [
        ACase(known => new GetClient(known.Client)),
        ACase(_ => new FindClientByPhone(AoifesPhone)),
        ACase(_ => new ListClients(), page => page.Items.Count == 0),
        ACase(_ => new ListCustomers(), page => page.Items.Count == 0),
        ACase(_ => new ListCustomers { Filter = new() { Query = "aoife" } }, page => page.Items.Count == 0),
        ACase(_ => new CountCustomers(new()), count => count == 0),
        ACase(known => new GetClientCard(known.Client)),
        ACase(_ => new ListDuplicates(), page => page.Items.Count == 0),
        ACase(_ => new CountDuplicates(), count => count == 0),
        ACase(_ => new ScanForDuplicates(10), isMoreLeft => isMoreLeft),
        ACase(known => new MergeClients
        {
            SurvivorId = known.Client, MergedId = known.Merged, Channel = Channel.Rest,
        }),
        ACase(known => new UndoMerge { SurvivorId = known.Client, Id = known.Merge, Channel = Channel.Rest }),
        ACase(known => new ListMerges(known.Client)),
        ACase(known => new DecideSuggestion
        {
            ClientId = known.Client, Id = known.Suggestion, State = SuggestionState.Dismissed, Channel = Channel.Rest,
        }),
        ACase(known => new ListConsents(known.Client)),
        ACase(known => new RecordConsent
        {
            ClientId = known.Client, Purpose = ConsentPurpose.Marketing, State = ConsentState.Given, Channel = Channel.Rest,
        }),
        ACase(known => new ExportClient(known.Client)),
        ACase(_ => new AnswerDataRequest { Phone = AoifesPhone }),
        ACase(_ => new BeginSalonExport(), found => found is { Clients: 0, Bookings: 0, ServiceMappings: 0, Systems.Count: 0 }),
        ACase(_ => new ExportClients(), page => page.Items.Count == 0),
        ACase(_ => new ExportBookings(), page => page.Items.Count == 0),
        ACase(_ => new ExportServiceMappings(), page => page.Items.Count == 0),
        ACase(_ => new ListAudit(), page => page.Items.Count == 0),
        ACase(known => new PreviewErasure(known.Client)),
        ACase(known => new EraseClient(known.Client, "asked", Channel.Rest)),
        ACase(known => new ContinueErasure(known.Erasure), _ => true),
        ACase(known => new FailErasure(known.Erasure, "no reason"), _ => true),
        ACase(known => new GetErasure(known.Erasure)),
        ACase(known => new ListErasures(), page => page.Items.Count == 0),
        ACase(known => new ListErasures(known.Client)),
        ACase(known => new GetErasureReceipt(known.Erasure)),
        ACase(known => new VerifyErasureReceipt(new()
        {
            ErasureId = known.Erasure.Value, TenantId = default, Salon = "", ClientId = known.Client.Value, RequestedAt = default,
            RequestedBy = "", ErasedAt = default, Counts = new(),
        }), isGenuine => !isGenuine),
        ACase(_ => new UploadImport { File = new MemoryStream("Name\nMallory"u8.ToArray()), Channel = Channel.Rest },
            import => import.State is ImportState.Uploaded),
        ACase(known => new GetImport(known.Import)),
        ACase(_ => new ListImports(), page => page.Items.Count == 0),
        ACase(known => new ChooseColumns { Id = known.Import, Columns = [new(ImportField.Name)] }),
        ACase(known => new CheckImport(known.Import), _ => true),
        ACase(known => new StartImport(known.Import)),
        ACase(known => new CancelImport(known.Import)),
        ACase(known => new UndoImport(known.Import)),
        ACase(known => new ContinueImport(known.Import), isMoreLeft => !isMoreLeft),
        ACase(known => new GetRefusedRows(known.Import, 0)),
        ACase(known => new DismissDuplicate(known.Duplicate)),
        ACase(known => new ReopenDuplicate(known.Duplicate)),
        ACase(_ => new ListAppointments { From = new(2000, 1, 1), To = new(2100, 1, 1) }, page =>
            page.Items.Count == 0),
        ACase(_ => new ListAppointmentChoices(new(2000, 1, 1), new(2100, 1, 1)), choices =>
            choices.Services.Count == 0),
        ACase(_ => new GetOverview(new(2026, 1, 1), new(2026, 12, 31)), seen =>
            seen.Sources.All(one => one.Booked == 0)),
        ACase(known => new ChangeClient { Channel = Channel.Rest, Id = known.Client, FirstName = "Mallory" }),
        ACase(known => new AddHouseholdMember { Channel = Channel.Rest, ClientId = known.Client, FirstName = "Mallory" }),
        ACase(_ => new ChangeWhatsappIdentity
        {
            Channel = Channel.Whatsapp, PreviousPhone = AoifesPhone, Phone = "+353861112222",
        }, _ => true),
        ACase(known => new NameClients([known.Client]), names => names.Count == 0),
        ACase(_ => ARegistration(), row => row.FirstName == "Aoife"),
        ACase(known => new GetBooking(known.Booking)),
        ACase(_ => new ListBookings(), page => page.Items.Count == 0),
        ACase(known => new ListBookings { ClientId = known.Client }),
        ACase(known => new ListBookings { MemberId = known.Client }),
        ACase(known =>
            new ChangeBooking { Id = known.Booking, Channel = Channel.Rest, Status = BookingStatus.Cancelled }),
        ACase(_ => new ChangeBooking { Reference = ExternalReference.Create("phorest", "B-1"), Channel = Channel.N8n,
            Status = BookingStatus.Cancelled }),
        ACase(known => ABookingFor(known.Client.Value)),
        ACase(_ => ABooking() with { ExternalProvider = "phorest", ExternalBookingId = "B-1",
            ExternalClients = [Phorest] }, one => one.IsNewClient),
        ACase(_ => new TrackCallBooking(ABooking() with { ChannelBookingId = "call_1" }), one => one.IsNewClient),
        ACase(known => new MapService(known.Client, Phorest)),
        ACase(known => new ListServiceMappings(known.Client)),
        ACase(_ => new FindByExternalClient("phorest", null, "igK6"), page => page.Items.Count == 0),
        ACase(_ => new IssueServiceAccount("n8n", [Scope.Admin]), issued => issued.Token.Length > 0),
        ACase(_ => new ListServiceAccounts(null, 10), page => page.Items.Count == 0),
        ACase(known => new RevokeServiceAccount(known.Account)),
        ACase(_ => new OpenConnection { Channel = Channel.Retell, Name = "Theirs" }, opened =>
            opened.Secret is not null),
        ACase(_ => new ListConnections(null, 10), page => page.Items.Count == 0),
        ACase(known => new ChangeConnection { Id = known.Connection, Enabled = false }),
        ACase(known => new RotateConnection(known.Connection, null, null)),
        ACase(known => new CloseConnection(known.Connection)),
        ACase(known => new GetInboundMessage(known.InboundMessage)),
        ACase(known => new GetMessageForReplay(known.InboundMessage)),
        ACase(_ => new ListInboundMessages(), page => page.Items.Count == 0),
        ACase(_ => new CountInboundMessages(new()), counts => counts.Count == 0),
        ACase(_ => new RecordInboundMessage(new(InboundMessageOutcome.Ignored)), _ => true),
        ACase(_ => new DropOldBodies(10), count => count == 0),
        ACase(known => new FindOverlap(known.Booking), overlap => overlap is null),
        ACase(known => new FindActiveConnections([known.Connection.Value]), heard => heard.Count == 0),
        ACase(_ => new OpenSubscription { Url = "https://receiver.example/theirs" }, opened =>
            opened.Secret is not null),
        ACase(_ => new ListSubscriptions(null, 10), page => page.Items.Count == 0),
        ACase(known => new GetSubscription(known.Subscription)),
        ACase(known => new ChangeSubscription { Id = known.Subscription, Enabled = false }),
        ACase(known => new RotateSubscriptionSecret(known.Subscription, null)),
        ACase(known => new SendTestEvent(known.Subscription)),
        ACase(known => new ResendEvents { Id = known.Subscription, EventId = known.Event }),
        ACase(known => new ListAttempts { SubscriptionId = known.Subscription }),
        ACase(known => new RemoveSubscription(known.Subscription)),
        ACase(_ => new ListEvents(), page => page.Items.Count == 0),
    ];

    private static ExternalClient Phorest => ExternalClient.Create("phorest", "igK6", "biz", null);

    [TestCaseSource(nameof(Requests))]
    public async Task Send_AsAnotherTenant_FindsAndChangesNothing(Case request)
    {
        var known = await ASalonsRecords();
        var other = TestApp.AProfile("IE");
        await App.AddTenant(other);
        var before = await OurRows();

        var outcome = await request.Send(App, other, known);

        Assert.That((outcome, await OurRows()), Is.EqualTo(("nothing", before)));
    }

    [Test]
    public void Requests_OfTheApplication_AreAllHereOrExcludedWithAReason()
    {
        var all = typeof(TrackBooking).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IBaseRequest)));

        var covered = Requests.Select(request => request.Type).Concat(Excluded.Keys).Distinct();

        Assert.That(covered, Is.EquivalentTo(all));
    }

    private static Case ACase<TResult>(Func<Known, IRequest<TResult>> request, Func<TResult, bool>? isNothing = null) =>
        new(
        request(new(default, default, default, default, default, default, default, default, default, default, default, default, default))
            .GetType(),
        async (salon, tenant, known) =>
        {
            try
            {
                var result = await salon.SendAs(tenant, request(known));
                return isNothing?.Invoke(result) is true ? "nothing" : $"{result}";
            }
            catch (DomainException refusal)
            {
                return refusal.Error.Kind is ErrorKind.NotFound ? "nothing" : refusal.Error.Code;
            }
        });

    private async Task<Known> ASalonsRecords()
    {
        var tracked = await App.Send(
            ABooking() with { ExternalProvider = "phorest", ExternalBookingId = "B-1", ExternalClients = [Phorest] });
        await App.Send(new ChangeBooking { Id = tracked.BookingId, Channel = Channel.Rest, Notes = "Ours" });
        var account = await App.Send(new IssueServiceAccount("ours", [Scope.Admin]));
        var connection = await App.Send(new OpenConnection { Channel = Channel.Retell, Name = "Ours" });
        await App.Receive(AMessage("ours"), new RecordInboundMessage(new(InboundMessageOutcome.Unusable)));
        var message = (await App.Send(new ListInboundMessages())).Items[0];
        var subscription = await App.Send(new OpenSubscription { Url = "https://receiver.example/ours" });
        var test = await App.Send(new SendTestEvent(new(subscription.Subscription.Id)));
        await App.Send(ABooking(hour: 12) with { Phone = SaoirsesPhone });
        await App.Send(ABooking(hour: 13) with { Phone = SaoirsesPhone, ExternalClients = [Phorest] });
        var pair = (await App.Send(new ListDuplicates())).Items.Single();
        await App.Send(new ScanForDuplicates(10));
        await App.Send(new RecordConsent
        {
            ClientId = tracked.ClientId,
            Purpose = ConsentPurpose.Marketing,
            State = ConsentState.Refused,
            Channel = Channel.Rest,
        });
        var merged = await App.Send(ARegistration("086 222 9999"));
        var merge = await App.Send(new MergeClients
        {
            SurvivorId = tracked.ClientId,
            MergedId = new(merged.Id),
            Channel = Channel.Rest,
        });
        await App.Send(ABooking(hour: 15) with { Name = GivenName.Create("Emma", null) });
        var import = await App.Import("Name,Phone\nNora Kelly,086 333 4444\nLiam Nobody,\n");
        var provenance = (await App.Send(new GetClient(tracked.ClientId, WithProvenance: true))).Provenance!;
        var gone = await App.Send(ARegistration("086 222 8888"));
        var erasure = await App.Send(new EraseClient(new(gone.Id), "asked", Channel.Rest));
        for (var step = 0; step < 3; step++) await App.Send(new ContinueErasure(new(erasure.Id)));
        return new(
            tracked.ClientId, new(merged.Id), new(merge.Id!.Value), new(pair.Id), new(provenance.Suggestions[0].Id), tracked.BookingId, new(account.Account.Id), new(connection.Connection.Id),
            new(message.Id), new(subscription.Subscription.Id), new(test.EventId), new(import.Id),
            new(erasure.Id));
    }

    // Written without a tenant filter, so that this test does not rest on what it tests.
    private async Task<List<string>> OurRows()
    {
        var rows = new List<string>();
        foreach (var table in Tables) rows.AddRange(await App.RawRows(table));
        var ours = $"TenantId={App.Profile.Id}";
        return [.. rows.Where(IsOurs).Order(StringComparer.Ordinal)];

        bool IsOurs(string row) =>
            !row.Contains("TenantId=", StringComparison.Ordinal)
                || row.Contains(ours, StringComparison.OrdinalIgnoreCase);
    }

    internal sealed record Known(
        ClientId Client, ClientId Merged, ClientMergeId Merge, DuplicateSuggestionId Duplicate, ValueSuggestionId Suggestion, BookingId Booking,
        ServiceAccountId Account, ChannelConnectionId Connection, InboundMessageId InboundMessage, EventSubscriptionId Subscription, OutboxEventId Event, ClientImportId Import,
        ErasureId Erasure);

    internal sealed record Case(Type Type, Func<TestApp, TenantProfile, Known, Task<string>> Send)
    {
        public override string ToString() => Type.Name;
    }
}
