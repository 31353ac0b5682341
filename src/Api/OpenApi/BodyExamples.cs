using System.Text.Json.Nodes;
using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Channels.Retell;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Rest;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Application.Events;
using CustomerTracking.Application.Imports;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Application.Security;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Application.Tenants;

namespace CustomerTracking.Api.OpenApi;

/// <summary>A whole example for every body. Those of requests work as they stand against the demo's records.</summary>
internal static class BodyExamples
{
    private static readonly Dictionary<Type, string> ByType = new()
    {
        [typeof(RegisterClientBody)] = Examples.NewClient,
        [typeof(ChangeClientBody)] = Examples.ClientChange,
        [typeof(HouseholdMemberBody)] = """{ "firstName": "Emma", "lastName": "Byrne" }""",
        [typeof(SuggestionBody)] = """{ "state": "used" }""",
        [typeof(ClientRow)] = Examples.Client,
        [typeof(Page<ClientRow>)] = Examples.PageOf(Examples.Client),
        [typeof(Page<DuplicateRow>)] = Examples.PageOf(Examples.Duplicate),
        [typeof(DuplicateBody)] = """{ "dismissed": true }""",
        [typeof(MergeClientsBody)] = $$"""{ "mergedId": "{{Demo.OtherClientId}}", "dryRun": true, "keepEmail": "survivor" }""",
        [typeof(MergeOutcome)] = Examples.Merge,
        [typeof(UndoneMerge)] = Examples.UndoneMerge,
        [typeof(Page<MergeRow>)] = Examples.PageOf(Examples.MergeRow),
        [typeof(DataRequestBody)] = """{ "phone": "087 111 0000" }""",
        [typeof(ConsentBody)] = """{ "purpose": "marketing", "medium": "email", "state": "given" }""",
        [typeof(ClientConsents)] = Examples.Consents,
        [typeof(ClientExport)] = Examples.Export,
        [typeof(Page<ClientExport>)] = Examples.PageOf(Examples.Export),
        [typeof(Page<SecurityRow>)] = Examples.PageOf(Examples.AuditEntry),
        [typeof(ErasureBody)] = """{ "dryRun": true }""",
        [typeof(ErasurePreview)] = Examples.ErasurePreview,
        [typeof(ErasureRow)] = Examples.Erasure,
        [typeof(Page<ErasureRow>)] = Examples.PageOf(Examples.Erasure),
        [typeof(ErasureReceipt)] = Examples.ErasureReceipt,
        [typeof(string)] = """
            "Client ID,First Name,Mobile Number,Reason\r\n902,Liam,12,Mobile Number: the phone number is too short.\r\n"
            """,
        [typeof(ImportColumnsBody)] = Examples.ImportColumns,
        [typeof(ImportStateBody)] = """{ "state": "importing" }""",
        [typeof(ImportRow)] = Examples.Import,
        [typeof(Page<ImportRow>)] = Examples.PageOf(Examples.Import),
        [typeof(CreateBookingBody)] = Examples.NewBooking,
        [typeof(ChangeBookingBody)] = Examples.BookingChange,
        [typeof(TrackBookingBody)] = Examples.ConfirmedBooking,
        [typeof(TrackedReply)] = Examples.Tracked,
        [typeof(CallEndedReply)] = """{ "success": true, "tracked": false }""",
        [typeof(ChangedReply)] = Examples.Changed,
        [typeof(RetellFunctionReply)] =
            """{ "success": false, "message": "The booking is not recorded. A booking needs the name of the service.", "code": "booking.service_missing" }""",
        [typeof(BookingRow)] = Examples.Booking,
        [typeof(Page<BookingRow>)] = Examples.PageOf(Examples.Booking),
        [typeof(ServiceMappingBody)] = Examples.NewMapping,
        [typeof(ServiceMappingRow)] = Examples.Mapping,
        [typeof(Page<ServiceMappingRow>)] = Examples.PageOf(Examples.Mapping),
        [typeof(Page<MappedClient>)] = Examples.PageOf($$"""{"mapping": {{Examples.Mapping}}, "client": {{Examples.Client}}}"""),
        [typeof(RegisterTenantBody)] = Examples.NewTenant,
        [typeof(ChangeTenantBody)] = Examples.TenantChange,
        [typeof(TenantRow)] = Examples.Tenant,
        [typeof(Page<TenantRow>)] = Examples.PageOf(Examples.Tenant),
        [typeof(ServiceAccountBody)] = Examples.NewAccount,
        [typeof(IssuedAccountReply)] = Examples.IssuedAccount,
        [typeof(Page<ServiceAccountRow>)] = Examples.PageOf(Examples.Account),
        [typeof(ConnectionBody)] = Examples.NewConnection,
        [typeof(ChangeConnectionBody)] = Examples.ConnectionChange,
        [typeof(RotateBody)] = """{ "secret": "key_that_your_vendor_gave_you" }""",
        [typeof(ConnectionReply)] = Examples.Connection,
        [typeof(Page<ConnectionReply>)] = Examples.PageOf(Examples.Connection),
        [typeof(Page<InboundMessageRow>)] = Examples.PageOf(Examples.InboundMessage),
        [typeof(InboundMessageDetails)] = Examples.InboundMessageDetails,
        [typeof(Page<InboundMessageCount>)] = Examples.PageOf(Examples.InboundMessageCount),
        [typeof(ReplayBody)] = """{ "corrections": { "phone": "087 123 4567" } }""",
        [typeof(ReplayRangeBody)] = """{ "dryRun": true, "outcome": "unusable", "channel": "n8n" }""",
        [typeof(ReplayReport)] = Examples.Replay,
        [typeof(Page<ReplayReport>)] = Examples.PageOf(Examples.Replay),
        [typeof(EventSubscriptionBody)] = Examples.NewSubscription,
        [typeof(ChangeEventSubscriptionBody)] = Examples.SubscriptionChange,
        [typeof(RotateSubscriptionBody)] = """{ "secret": "whsec_eW91ci1vd24tc2VjcmV0LW9mLTMyLWNoYXJhY3RlcnM=" }""",
        [typeof(ResendBody)] = """{ "since": "2026-11-20T09:00:00Z" }""",
        [typeof(EventSubscriptionReply)] = Examples.Subscription,
        [typeof(Page<EventSubscriptionReply>)] = Examples.PageOf(Examples.Subscription),
        [typeof(SentTestEvent)] = """{ "eventId": "01930000-0000-7000-8000-00000000000c" }""",
        [typeof(ResentEvents)] = """{ "queued": 12 }""",
        [typeof(Page<AttemptRow>)] = Examples.PageOf(Examples.Attempt),
        [typeof(Page<EventRow>)] = Examples.PageOf(Examples.Event),
    };

    public static JsonNode? For(Type? type) =>
        type is not null && ByType.TryGetValue(type, out var example) ? JsonNode.Parse(example) : null;
}
