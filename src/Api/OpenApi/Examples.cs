using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.OpenApi;

internal static class Examples
{
    public const string NewClient =
        """
        {
          "firstName": "Test", "lastName": "Customer", "phone": "+353871111111", "email": "test@example.com",
          "firstInteractionSource": "voice", "firstInteractionDate": "2025-12-26T10:00:00Z",
          "firstBookingDate": "2025-12-26T10:00:00Z", "status": "active"
        }
        """;

    public const string ClientChange = """{ "lastName": "Byrne", "email": "orla.byrne@example.ie" }""";

    public const string ConfirmedBooking =
        """
        {
          "customerPhone": "087 123 4567", "firstName": "Aoife", "lastName": "Ní Bhriain", "email": "aoife@example.ie",
          "serviceName": "Deep Tissue Massage", "serviceCategory": "massage", "appointmentDateTime": "2026-12-27T14:00:00Z",
          "duration": 60, "staffMember": "Emma Thompson", "price": 75.00, "source": "voice",
          "phorestClientId": "igK6P6lu40g3UeT_zhmJhw", "phorestBusinessId": "biz-wp", "phorestBranchId": "SE-J0dublin6",
          "phorestBookingId": "pb-20261227-0001", "notes": "Sore shoulder"
        }
        """;

    public const string BookingChange = """{ "status": "confirmed", "notes": "Likes the seat by the window" }""";

    public const string NewMapping =
        """
        {
          "serviceProvider": "fresha", "externalClientId": "fr-20441", "businessId": "willow-and-pine", "branchId": "ranelagh"
        }
        """;

    public const string NewTenant =
        """{ "name": "Oak & Ivy", "region": "GB", "timeZone": "Europe/London", "currency": "GBP" }""";

    public const string TenantChange = """{ "name": "Willow & Pine, Ranelagh" }""";

    public const string NewAccount = """{ "name": "n8n", "scopes": ["webhooks:write", "clients:read"] }""";

    public const string NewConnection =
        """
        {
          "channel": "retell", "name": "Reception voice agent", "secret": "key_of_your_retell_workspace",
          "fieldMap": { "service": ["A.treatment"] }
        }
        """;

    public const string ConnectionChange = """{ "name": "Reception voice agent", "enabled": true }""";

    public const string ImportColumns =
        """
        {
          "columns": [
            { "field": "external_client_id", "serviceProvider": "fresha" }, { "field": "first_name" }, { "field": "last_name" },
            { "field": "phone" }, { "field": "accepts_marketing" }
          ]
        }
        """;

    private const string Counted =
        """
        {
          "rows": 412, "created": 388, "householdMembers": 6, "matchedByPhone": 14, "matchedByExternalId": 2,
          "matchedByClientId": 0, "matchedByName": 0, "unchanged": 3, "changedFields": { "email": 9, "lastName": 2 },
          "addedPhones": 1, "addedMappings": 400, "addedConsents": 395, "suggestions": 4, "refused": 8,
          "refusals": [{ "reason": "Mobile Number: the phone number is too short.", "count": 8, "firstRows": [17, 40] }],
          "matched": 16
        }
        """;

    public const string Import =
        $$"""
        {
          "id": "01930000-0000-7000-8000-0000000000f5", "fileName": "fresha-clients.csv", "state": "imported",
          "preset": "fresha", "dateOrder": "day_first", "rows": 412,
          "columns": [
            { "header": "Client ID", "field": "external_client_id", "serviceProvider": "fresha", "businessId": "willow", "samples": ["901"] },
            { "header": "Mobile Number", "field": "phone", "serviceProvider": null, "businessId": null, "samples": ["085 765 4321"] }
          ],
          "percent": 100, "secondsLeft": 0, "expected": {{Counted}}, "counts": {{Counted}}, "kept": 0, "keptClients": [],
          "createdAt": "2026-11-20T09:00:00.000Z", "createdBy": "n8n", "startedAt": "2026-11-20T09:05:00.000Z",
          "endedAt": "2026-11-20T09:05:02.000Z"
        }
        """;

    private const string InboundMessageFields =
        """
          "id": "01930000-0000-7000-8000-0000000000d1", "channel": "n8n",
          "senderId": "01930000-0000-7000-8000-000000000003", "senderName": "n8n", "eventType": "booking-created",
          "key": "n8n-created:BKG-20261204-0102", "outcome": "unusable", "code": "phone.too_short",
          "reason": "The phone number '12' is too short for Ireland.", "clientId": null, "bookingId": null,
          "receivedAt": "2026-11-20T09:00:00.000Z", "lastSeenAt": "2026-11-20T09:00:05.000Z", "repeats": 2,
          "milliseconds": 12, "hasBody": true
        """;

    public const string Duplicate =
        """
        {
          "id": "01930000-0000-7000-8000-0000000000e1",
          "client": {
            "id": "01930000-0000-7000-8000-000000000001", "name": "Siobhán Kelly", "phone": "+353871234567",
            "email": "siobhan@example.ie", "firstInteractionDate": "2025-03-01T10:00:00.000Z",
            "lastBookingDate": "2026-11-20T09:00:00.000Z"
          },
          "other": {
            "id": "01930000-0000-7000-8000-00000000000f", "name": "Shivaun Kelly", "phone": "+353861112222",
            "email": null, "firstInteractionDate": "2026-11-02T16:30:00.000Z", "lastBookingDate": null
          },
          "sign": "same_booking", "reason": "A booking also named phorest client 6P6lu40g3UeT_zhmJh.",
          "createdAt": "2026-11-20T09:00:00.000Z", "dismissedAt": null, "dismissedBy": null
        }
        """;

    public const string InboundMessage = "{" + InboundMessageFields + "}";

    public const string InboundMessageDetails =
        "{" + InboundMessageFields
        + """
        , "headers": { "Content-Type": "application/json", "User-Agent": "axios/1.12.0" },
          "body": "{\"customer\":{\"phone\":\"12\"},\"booking\":{\"service\":\"Beard trim\"}}",
          "replays": [
            { "number": 1, "at": "2026-11-20T09:30:00.000Z", "by": "n8n", "outcome": "unusable",
              "reason": "The phone number '1234' is too short for Ireland.",
              "corrections": [ { "field": "phone", "from": "12", "to": "1234" } ] }
          ]
        }
        """;

    public const string InboundMessageCount =
        """
        { "channel": "retell", "eventType": "call_started", "outcome": "ignored", "deliveries": 120, "repeats": 3 }
        """;

    public const string Replay =
        """
        {
          "deliveryId": "01930000-0000-7000-8000-0000000000d1", "dryRun": false, "before": "unusable",
          "outcome": "tracked", "changed": true, "code": null, "reason": null,
          "clientId": "01930000-0000-7000-8000-000000000001", "bookingId": "01930000-0000-7000-8000-000000000002",
          "isNewClient": true, "isNewBooking": true,
          "match": { "decision": "created", "by": "phone", "key": "+353871234567" }
        }
        """;

    public const string Account =
        """
        {
          "id": "01930000-0000-7000-8000-000000000003", "name": "n8n", "scopes": ["clients:read", "webhooks:write"],
          "tokenHint": "ctk_q1Zr", "createdAt": "2026-11-20T09:00:00.000Z", "revokedAt": null
        }
        """;

    public const string IssuedAccount =
        """
        {
          "id": "01930000-0000-7000-8000-000000000003", "name": "n8n", "scopes": ["clients:read", "webhooks:write"],
          "token": "ctk_… (shown this once)", "createdAt": "2026-11-20T09:00:00.000Z"
        }
        """;

    public const string Connection =
        """
        {
          "id": "01930000-0000-7000-8000-000000000004", "channel": "retell", "name": "Reception voice agent",
          "webhookUrl": "http://localhost:3000/api/webhooks/retell/01930000-0000-7000-8000-000000000004", "phoneNumberId": null,
          "fieldMap": { "service": ["A.treatment"] }, "enabled": true, "secret": null, "verifyToken": null,
          "createdAt": "2026-11-20T09:00:00.000Z", "updatedAt": "2026-11-20T09:00:00.000Z", "version": 1
        }
        """;

    public const string NewSubscription =
        """
        {
          "url": "https://receiver.example/customer-tracking", "eventTypes": ["booking.tracked", "booking.cancelled"],
          "description": "Our calendar"
        }
        """;

    public const string SubscriptionChange =
        """{ "eventTypes": ["booking.tracked", "booking.rescheduled", "booking.cancelled"], "description": "Our calendar" }""";

    public const string Subscription =
        """
        {
          "id": "01930000-0000-7000-8000-00000000000a", "url": "https://receiver.example/customer-tracking",
          "eventTypes": ["booking.tracked", "booking.cancelled"], "description": "Our calendar", "enabled": true,
          "failingSince": null, "disabledReason": null, "secret": null, "previousSecretUntil": null,
          "createdAt": "2026-11-20T09:00:00.000Z", "updatedAt": "2026-11-20T09:00:00.000Z", "version": 1
        }
        """;

    public const string Attempt =
        """
        {
          "id": "01930000-0000-7000-8000-00000000000d", "eventId": "01930000-0000-7000-8000-00000000000c",
          "messageId": "msg_0193000000007000800000000000000e", "eventType": "booking.tracked", "at": "2026-11-20T09:00:01.000Z", "outcome": "failed", "statusCode": 503,
          "error": "Answered 503.", "durationMs": 41, "nextAttemptAt": "2026-11-20T09:00:06.000Z"
        }
        """;

    public static readonly string NewBooking =
        $$"""
        {
          "clientId": "{{Demo.ClientId}}", "bookingDate": "2026-12-27T14:00:00Z", "serviceName": "Deep Tissue Massage",
          "serviceCategory": "massage", "duration": 60, "staffMember": "Emma Thompson", "amount": 75.00, "currency": "EUR",
          "status": "confirmed", "paymentStatus": "pending", "source": "voice"
        }
        """;

    public static readonly string Client =
        $$"""
        {
          "id": "{{Demo.ClientId}}", "firstName": "Orla", "firstNameIsPlaceholder": false, "lastName": "Byrne",
          "knownAs": null, "email": "orla.byrne@example.ie", "phone": "+353871110000", "birthday": null,
          "notes": "Allergic to PPD", "firstInteractionSource": "web",
          "firstInteractionDate": "2026-11-20T09:00:00.000Z", "firstBookingDate": "2026-11-20T09:00:00.000Z",
          "lastBookingDate": "2026-11-20T09:00:00.000Z", "status": "active",
          "contactPoints": [{ "kind": "phone", "value": "+353871110000", "key": "+353871110000", "raw": "087 111 0000" }],
          "mergedIds": [], "householdOwnerId": null,
          "household": [{
            "id": "01930000-0000-7000-8000-000000000012", "firstName": "Emma", "lastName": "Byrne", "phone": null, "isOwner": false
          }],
          "provenance": {
            "firstName": { "source": "web_form", "at": "2026-11-20T09:00:00.000Z", "isLocked": false },
            "lastName": { "source": "rest", "at": "2026-11-20T09:00:00.000Z", "isLocked": false },
            "email": { "source": "rest", "at": "2026-11-20T09:00:00.000Z", "isLocked": false },
            "suggestions": [{
              "id": "{{Demo.SuggestionId}}", "value": "Orlagh", "firstName": "Orlagh", "lastName": null, "email": null,
              "source": "voice_transcript", "at": "2026-11-20T09:00:00.000Z"
            }]
          },
          "createdAt": "2026-11-20T09:00:00.000Z", "updatedAt": "2026-11-20T09:00:00.000Z", "version": 1
        }
        """;

    private static readonly string ClientAfterMerge = Client.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal);

    public static readonly string Merge =
        $$"""
        {
          "id": "{{Demo.MergeId}}", "survivorId": "{{Demo.ClientId}}", "mergedId": "{{Demo.OtherClientId}}", "dryRun": false,
          "fields": [
            { "field": "firstName", "survivorValue": "Orla", "mergedValue": "Ciara", "value": "Orla", "kept": "survivor",
              "reason": "The one who stays keeps theirs." },
            { "field": "email", "survivorValue": "orla.byrne@example.ie", "mergedValue": null, "value": "orla.byrne@example.ie",
              "kept": "survivor", "reason": "Only one of them has one." }
          ],
          "contactPoints": [{ "kind": "phone", "value": "+353871110001", "key": "+353871110001", "raw": "087 111 0001" }],
          "serviceMappings": [], "bookings": 3,
          "household": [{
            "id": "01930000-0000-7000-8000-000000000012", "firstName": "Emma", "lastName": "Byrne", "phone": null, "isOwner": false
          }],
          "mergedIds": [],
          "conflicts": [{
            "serviceProvider": "phorest", "businessId": "biz-wp", "survivorValue": "igK6P6lu40g3UeT_zhmJhw",
            "mergedValue": "7hQ2v0aKcEeU1Jd9sLmN3w",
            "settlement": "Both ids are kept and lead to the one who stays. Merge the two in the salon's system as well."
          }],
          "survivor": {{ClientAfterMerge}}, "survivorVersion": 1, "mergedVersion": 4
        }
        """;

    public static readonly string UndoneMerge =
        $$"""
        {
          "id": "{{Demo.MergeId}}", "dryRun": false,
          "contactPoints": [{ "kind": "phone", "value": "+353871110001", "key": "+353871110001", "raw": "087 111 0001" }],
          "serviceMappings": [], "bookings": 4, "stayingBookings": [], "restoredFields": ["email"],
          "survivor": {{ClientAfterMerge}}, "merged": {{ClientAfterMerge}}
        }
        """;

    public static readonly string MergeRow =
        $$"""
        {
          "id": "{{Demo.MergeId}}", "survivorId": "{{Demo.ClientId}}", "survivorName": "Orla Byrne",
          "mergedId": "{{Demo.OtherClientId}}", "mergedName": "Ciara Byrne", "mergedAt": "2026-11-20T09:00:00.000Z",
          "mergedBy": "Maeve", "undoneAt": null, "undoneBy": null
        }
        """;

    public static readonly string Booking =
        $$"""
        {
          "id": "{{Demo.BookingId}}", "clientId": "{{Demo.ClientId}}", "memberId": null, "bookingDate": "2026-12-27T14:00:00.000Z",
          "serviceName": "Deep Tissue Massage", "serviceCategory": "massage", "duration": 60, "staffMember": "Emma Thompson",
          "amount": 75, "currency": "EUR", "status": "confirmed", "paymentStatus": "pending", "source": "voice", "channel": "rest",
          "externalProvider": null, "externalBookingId": null,
          "match": { "decision": "matched", "by": "phone", "key": "+353871110000" }, "guestName": null, "guestEmail": null,
          "notes": null, "createdAt": "2026-11-20T09:00:00.000Z", "updatedAt": "2026-11-20T09:05:00.000Z", "version": 2,
          "history": [{
            "number": 1, "at": "2026-11-20T09:05:00.000Z", "by": "reception", "channel": "rest", "field": "status", "from": "pending", "to": "confirmed"
          }]
        }
        """;

    public static readonly string Tracked =
        $$"""
        {
          "success": true, "clientId": "{{Demo.ClientId}}", "memberId": null, "bookingId": "{{Demo.BookingId}}", "isNewClient": false, "isNewBooking": true,
          "match": { "decision": "matched", "by": "phone", "key": "+353871110000" }
        }
        """;

    public static readonly string Changed =
        $$"""
        {
          "success": true, "clientId": "{{Demo.ClientId}}", "bookingId": "{{Demo.BookingId}}", "status": "cancelled",
          "bookingDate": "2026-12-27T14:00:00.000Z", "version": 2
        }
        """;

    public static readonly string Mapping =
        $$"""
        {
          "id": "01930000-0000-7000-8000-000000000009", "clientId": "{{Demo.ClientId}}", "serviceProvider": "phorest",
          "externalClientId": "{{Demo.PhorestClientId}}", "businessId": "{{Demo.PhorestBusinessId}}", "branchId": null,
          "createdAt": "2026-11-20T09:00:00.000Z", "updatedAt": "2026-11-20T09:00:00.000Z"
        }
        """;

    public static readonly string Event =
        $$"""
        {
          "id": "01930000-0000-7000-8000-00000000000c", "type": "booking.tracked", "timestamp": "2026-11-20T09:00:00.000Z",
          "data": {
            "id": "{{Demo.BookingId}}", "tenantId": "{{Demo.TenantId}}", "clientId": "{{Demo.ClientId}}", "memberId": null,
            "bookingDate": "2026-12-27T14:00:00.000Z", "serviceName": "Deep Tissue Massage", "serviceCategory": "massage",
            "duration": 60, "staffMember": "Emma Thompson", "amount": 75, "currency": "EUR", "status": "confirmed",
            "paymentStatus": "pending", "source": "voice", "channel": "rest", "externalProvider": null, "externalBookingId": null,
            "match": { "decision": "matched", "by": "phone", "key": "+353871110000" }, "guestName": null, "guestEmail": null,
            "notes": null, "notesCut": false, "createdAt": "2026-11-20T09:00:00.000Z", "updatedAt": "2026-11-20T09:00:00.000Z",
            "version": 1
          }
        }
        """;

    public const string Consents =
        """
        {
          "current": [{
            "purpose": "marketing", "medium": "email", "state": "given", "at": "2026-11-20T09:00:00.000Z", "by": "reception",
            "channel": "rest", "words": "Ticked on the web form: news by e-mail"
          }],
          "history": [{
            "purpose": "marketing", "medium": "email", "state": "given", "at": "2026-11-20T09:00:00.000Z", "by": "reception",
            "channel": "rest", "words": "Ticked on the web form: news by e-mail"
          }]
        }
        """;

    public static readonly string Export =
        $$"""
        {
          "form": "customertracking.client/1", "exportedAt": "2026-11-20T09:10:00.000Z", "salon": "Willow & Pine",
          "client": {{Client}}, "mergedRecords": [],
          "suggestions": [
            { "value": "Orlagh", "source": "voice_transcript", "at": "2026-11-20T09:00:00.000Z", "state": "open" }
          ],
          "consents": {{Consents}},
          "serviceMappings": [{{Mapping}}], "bookings": [{{Booking}}],
          "history": [{
            "at": "2026-11-20T09:05:00.000Z", "by": "reception", "channel": "rest", "field": "lastName", "from": "Burn",
            "to": "Byrne", "fromSource": "voice_transcript", "toSource": "web_form"
          }],
          "merges": [], "possibleDuplicates": [
            { "sign": "same_booking", "at": "2026-11-20T09:00:00.000Z", "dismissedAt": null }
          ],
          "messages": [{{InboundMessageDetails}}],
          "looks": [{ "action": "client_viewed", "at": "2026-11-20T09:08:00.000Z", "by": "Aoife" }], "events": [{{Event}}]
        }
        """;

    public static readonly string Tenant =
        $$"""
        {
          "id": "{{Demo.TenantId}}", "name": "Willow & Pine", "region": "IE", "timeZone": "Europe/Dublin", "currency": "EUR",
          "deliveryRetentionDays": 90, "createdAt": "2026-11-20T09:00:00.000Z", "updatedAt": "2026-11-20T09:00:00.000Z", "version": 1
        }
        """;

    public static string PageOf(string item) => $$"""{ "items": [{{item}}], "nextCursor": null }""";

    public static readonly string AuditEntry =
        $$"""
        {
          "id": "01930000-0000-7000-8000-0000000000f8", "at": "2026-11-20T09:08:00.000Z", "action": "client_viewed",
          "actor": "01930000-0000-7000-8000-0000000000f9", "actorName": "Aoife", "subject": "{{Demo.ClientId}}",
          "address": "192.0.2.7"
        }
        """;

    public const string ErasureCounts =
        """
        { "clients": 2, "contactPoints": 3, "suggestions": 1, "consents": 2, "serviceMappings": 1, "changes": 4, "merges": 1,
          "householdMembers": 1, "bookings": 12, "mentions": 0, "messages": 14, "events": 30, "answers": 0, "importRows": 1,
          "unreadable": 0 }
        """;

    public static readonly string ErasurePreview =
        $$"""
        {
          "clientId": "{{Demo.ClientId}}",
          "isReady": false,
          "blockedBy": [
            { "id": "{{Demo.BookingId}}", "bookingDate": "2026-12-04T17:45:00+00:00", "serviceName": "Cut & blow dry" }
          ],
          "counts": {{ErasureCounts}},
          "elsewhere": [
            { "system": "Phorest", "what": "The client's card and notes",
              "where": "Clients, the client's profile, Client actions, Forget",
              "link": "https://support.phorest.com/hc/en-us/articles/360016361019", "ids": ["{{Demo.PhorestClientId}}"] }
          ]
        }
        """;

    public static readonly string Erasure =
        $$"""
        {
          "id": "{{Demo.ErasureId}}",
          "clientId": "{{Demo.ClientId}}",
          "state": "done",
          "step": "storage",
          "reason": "Asked by phone",
          "requestedAt": "2026-12-03T10:00:00+00:00",
          "requestedBy": "Aoife",
          "endedAt": "2026-12-03T10:00:02+00:00",
          "counts": {{ErasureCounts}}
        }
        """;

    public static readonly string ErasureReceipt =
        $$"""
        {
          "form": "customertracking.erasure/1",
          "erasureId": "{{Demo.ErasureId}}",
          "tenantId": "{{Demo.TenantId}}",
          "salon": "Willow & Pine (demo)",
          "clientId": "{{Demo.ClientId}}",
          "requestedAt": "2026-12-03T10:00:00+00:00",
          "requestedBy": "Aoife",
          "erasedAt": "2026-12-03T10:00:02+00:00",
          "counts": {{ErasureCounts}},
          "signature": "q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80="
        }
        """;
}
