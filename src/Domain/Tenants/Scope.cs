namespace CustomerTracking.Domain.Tenants;

/// <summary>What a service account may do. The words are part of the API.</summary>
public static class Scope
{
    public const string ClientsRead = "clients:read";
    public const string ClientsWrite = "clients:write";
    public const string BookingsRead = "bookings:read";
    public const string BookingsWrite = "bookings:write";
    public const string WebhooksWrite = "webhooks:write";

    /// <summary>Tenants, service accounts and channel connections.</summary>
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All =
        [ClientsRead, ClientsWrite, BookingsRead, BookingsWrite, WebhooksWrite, Admin];
}
