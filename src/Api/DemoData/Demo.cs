using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.DemoData;

/// <summary>
/// What a database starts with in Development. Everybody knows these values, so Production refuses them.
/// </summary>
public static class Demo
{
    public const string TenantName = "Willow & Pine (demo)";
    public const string ServiceToken = "ctk_demo_service_token_never_use_in_production";
    public const string PlatformToken = "ctk_demo_platform_token_never_use_in_production";
    public const string AdminEmail = "owner@willow.example";
    public const string AdminPassword = "demo password, never in production";
    public const string RetellSecret = "key_0123456789abcdef0123456789ab";
    public const string WhatsappSecret = "app-secret-0123456789abcdef";
    public const string WhatsappVerifyToken = "demo-verify-token";
    public const string WhatsappPhoneNumberId = "411122233344455";
    public const string TwilioSecret = "twilio-token-0123456789abcdef";
    public const string SubscriptionSecret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
    public const string PhorestClientId = "demo6P6lu40g3UeT_zhmJh";
    public const string PhorestBusinessId = "biz-wp";

    public static readonly TenantId TenantId = new(new("eb40f9f0-e696-4f46-bf00-4c7cf96338cc"));
    public static readonly ClientId ClientId = new(new("01930000-0000-7000-8000-000000000001"));
    public static readonly ClientId OtherClientId = new(new("01930000-0000-7000-8000-00000000000e"));
    public static readonly ClientMergeId MergeId = new(new("01930000-0000-7000-8000-00000000000f"));
    public static readonly DuplicateSuggestionId DuplicateId = new(new("01930000-0000-7000-8000-000000000011"));
    public static readonly ValueSuggestionId SuggestionId = new(new("01930000-0000-7000-8000-000000000010"));
    public static readonly ClientImportId ImportId = new(new("01930000-0000-7000-8000-0000000000f5"));
    public static readonly ClientImportId StartableImportId = new(new("01930000-0000-7000-8000-0000000000f6"));
    public static readonly ErasureId ErasureId = new(new("01930000-0000-7000-8000-0000000000f7"));
    public static readonly BookingId BookingId = new(new("01930000-0000-7000-8000-000000000002"));
    public static readonly ServiceAccountId SpareAccountId = new(new("01930000-0000-7000-8000-000000000003"));
    public static readonly ServiceAccountId SparePlatformAccountId = new(new("01930000-0000-7000-8000-000000000009"));
    public static readonly ChannelConnectionId RetellConnectionId = new(new("01930000-0000-7000-8000-000000000004"));
    public static readonly ChannelConnectionId WhatsappConnectionId = new(new("01930000-0000-7000-8000-000000000005"));
    public static readonly ChannelConnectionId TwilioConnectionId = new(new("01930000-0000-7000-8000-000000000006"));
    public static readonly InboundMessageId InboundMessageId = new(new("01930000-0000-7000-8000-0000000000d1"));
    public static readonly ChannelConnectionId RemovableConnectionId = new(new("01930000-0000-7000-8000-000000000008"));
    public static readonly ChannelConnectionId SpareConnectionId = new(new("01930000-0000-7000-8000-000000000007"));
    public static readonly EventSubscriptionId SubscriptionId = new(new("01930000-0000-7000-8000-00000000000a"));
    public static readonly EventSubscriptionId RemovableSubscriptionId =
        new(new("01930000-0000-7000-8000-00000000000b"));
}
