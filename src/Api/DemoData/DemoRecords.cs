using System.Text;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Imports;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.DemoData;

/// <summary>
/// One record of each kind under the ids that the OpenAPI page's examples name, so that each of them works as it
/// stands.
/// </summary>
internal sealed class DemoRecords(
    IClientRepository clients, IBookingRepository bookings, IServiceMappingRepository mappings,
    IServiceAccountRepository accounts,
    IChannelConnectionRepository connections, IEventSubscriptionRepository subscriptions,
    IInboundMessageRepository messages, IImportRepository imports, IErasureRepository erasures, ISecrets secrets) : ITenantSeed
{
    private const string Phone = "+353871110000";

    public void Add(Tenant tenant, DateTimeOffset now)
    {
        AddClient(tenant, now);
        AddMerge(tenant, now);
        accounts.Add(ServiceAccount.Issue(
            Demo.SparePlatformAccountId, tenant: null, "to try revoking", [Scope.ClientsRead],
            Tokens.Issued(Tokens.New()), now));
        accounts.Add(ServiceAccount.Issue(
            Demo.SpareAccountId, tenant.Id, "to try revoking", [Scope.ClientsRead], Tokens.Issued(Tokens.New()), now));
        Connect(tenant, Demo.RetellConnectionId, Channel.Retell, "Demo voice agent", Demo.RetellSecret, now);
        Connect(tenant, Demo.TwilioConnectionId, Channel.Twilio, "Demo Twilio number", Demo.TwilioSecret, now);
        Connect(tenant, Demo.SpareConnectionId, Channel.Retell, "to try changing", Tokens.Random(), now);
        Connect(tenant, Demo.RemovableConnectionId, Channel.Retell, "to try removing", Tokens.Random(), now);
        connections.Add(ChannelConnection.Open(
            Demo.WhatsappConnectionId, tenant.Id, Channel.Whatsapp,
            new("Demo WhatsApp number", Demo.WhatsappPhoneNumberId, FieldMap.Default, Enabled: true),
            secrets.Protect(Demo.WhatsappSecret), secrets.Protect(Demo.WhatsappVerifyToken), now));
        Subscribe(tenant, Demo.SubscriptionId, "to try out; switch it on when it has an address of yours", now);
        Subscribe(tenant, Demo.RemovableSubscriptionId, "to try removing", now);
        AddUnusable(tenant, now);
        AddImport(tenant, Demo.ImportId, "to try out the columns.csv", now);
        AddImport(tenant, Demo.StartableImportId, "to try importing.csv", now);
        AddErasure(tenant, now);
    }

    // Of a record that is not there: an empty one among the demo's customers would only puzzle.
    private void AddErasure(Tenant tenant, DateTimeOffset now)
    {
        var client = Client.Register(tenant.Id, new(Source.Web, GivenName.None, null), now);
        var erasure = Erasure.Request(client, "to try out", new("demo", Channel.Rest, now), Demo.ErasureId);
        while (erasure.IsRunning) erasure.Advance(ErasureCounts.None, position: null, now);
        erasures.Add(erasure);
        erasures.Add(ErasureSecret.Create(tenant.Id, secrets.Protect(Tokens.Random())));
    }

    private void AddImport(Tenant tenant, ClientImportId id, string name, DateTimeOffset now)
    {
        ImportColumn[] columns =
        [
            new("Client ID", ImportField.ExternalClientId, ExternalClient.Fresha), new("First Name", ImportField.FirstName),
            new("Last Name", ImportField.LastName), new("Mobile Number", ImportField.Phone),
            new("Accepts Marketing", ImportField.AcceptsMarketing),
        ];
        string[][] rows = [["901", "Gráinne", "Walsh", "085 765 4321", "Yes"]];
        var import = ClientImport.Receive(
            tenant.Id, name, DateOrder.DayFirst, new("demo", Channel.Rest, now), id);
        import.Received(columns, ExternalClient.Fresha, rows.Length, parts: 1);
        import.Choose(columns, DateOrder.DayFirst, now);
        import.Checked(
            new() { Rows = rows.Length, Created = rows.Length, AddedMappings = rows.Length, AddedConsents = rows.Length }, now);
        imports.Add(import);
        imports.Add(ImportPart.Create(import, 0, secrets.SealRows(rows)));
    }

    // One that can be corrected and replayed: two digits are no phone number.
    private void AddUnusable(Tenant tenant, DateTimeOffset now)
    {
        const string Body =
            """{"externalId":"DEMO-1","customer":{"phone":"12","firstName":"Niamh"},"booking":{"service":"Beard trim","dateTime":"2026-12-04T17:45"}}""";
        var body = Encoding.UTF8.GetBytes(Body);
        var why = PhoneErrors.Unreadable("12", PhoneFault.TooShort, tenant.Region);
        messages.Add(InboundMessage.Receive(
            tenant.Id,
            new()
            {
                Channel = Channel.N8n,
                Format = "n8n-created",
                SenderId = Demo.SpareAccountId.Value,
                SenderName = "Demo workflow",
                EventType = "booking-created",
                Key = DeduplicationKey.FromBody(body),
                ReceivedAt = now,
                Body = secrets.Seal(body),
            },
            new(InboundMessageOutcome.Unusable, why.Code, why.Message), TimeSpan.Zero, Demo.InboundMessageId));
    }

    private void AddClient(Tenant tenant, DateTimeOffset now)
    {
        var contact = new FirstContact(
            Source.Web, GivenName.Create("Orla", "Demo"), EmailAddress.Parse("orla@example.ie"));
        var client = Client.Register(tenant.Id, contact, now, Demo.ClientId);
        client.Link(ContactPoint.FromPhone(PhoneNumber.Create(Phone, Phone), Phone));
        client.Booked(now);
        clients.Add(client);
        clients.Add(ValueSuggestion.Create(
            client, GivenName.Create("Orlagh", null), ValueSource.VoiceTranscript, now, Demo.SuggestionId));
        mappings.Add(ServiceMapping.Link(
            tenant.Id, client.Id,
            ExternalClient.Create(ExternalClient.Phorest, Demo.PhorestClientId, Demo.PhorestBusinessId, null), now));
        bookings.Add(Booking.Track(
            tenant.Id, client.Id,
            new()
            {
                Start = now.AddDays(7),
                ServiceName = "Cut & blow dry",
                Duration = 45,
                Currency = tenant.Currency,
                Price = Money.Create(65, tenant.Currency),
            },
            new()
            {
                Source = Source.Web,
                Channel = Channel.Rest,
                Match = new(MatchDecision.Created, MatchedBy.Phone, Phone),
            },
            new(BookingStatus.Pending, PaymentStatus.Pending) { Id = Demo.BookingId }, now));
    }

    // One to merge another into, a merge to undo, and a pair that was decided on.
    private void AddMerge(Tenant tenant, DateTimeOffset now)
    {
        var (survivor, merged) = (Another("Ciara", "+353871110001", Demo.OtherClientId), Another("Keira", "+353871110002"));
        clients.Add(survivor);
        clients.Add(merged);
        clients.Add(ClientMerge.Start(
            survivor, merged, [], [], MergeField.Decide(survivor, merged, new Dictionary<string, MergeSide>()),
            new("Demo", Channel.Admin, now), Demo.MergeId));
        var pair = DuplicateSuggestion.Create(
            tenant.Id, Demo.ClientId, survivor.Id, DuplicateSign.SameBooking, "A booking also named +353871110001.", now,
            Demo.DuplicateId);
        pair.Dismiss("Demo", now);
        clients.Add(pair);

        Client Another(string name, string phone, ClientId? id = null)
        {
            var client = Client.Register(tenant.Id, new(Source.Web, GivenName.Create(name, "Demo"), null), now, id);
            client.Link(ContactPoint.FromPhone(PhoneNumber.Create(phone, phone), phone));
            return client;
        }
    }

    private void Connect(Tenant tenant, ChannelConnectionId id, Channel channel, string name, string secret,
        DateTimeOffset now) =>
        connections.Add(ChannelConnection.Open(
            id, tenant.Id, channel, new(name, null, FieldMap.Default, Enabled: true), secrets.Protect(secret), null,
            now));

    // Switched off, and to a name that never exists (RFC 2606).
    private void Subscribe(Tenant tenant, EventSubscriptionId id, string description, DateTimeOffset now) =>
        subscriptions.Add(EventSubscription.Open(
            id, tenant.Id, new("https://receiver.example/customer-tracking", [], description, Enabled: false),
            secrets.Protect(Demo.SubscriptionSecret), now));
}
