using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tenants;

public static class TenantErrors
{
    public static readonly DomainError NameMissing = new(
        "tenant.name_missing", "A tenant needs a name.", ErrorKind.Invalid, "name");

    public static readonly DomainError UnknownRegion = new(
        "tenant.unknown_region", "The region must be a two-letter code of ISO 3166-1, such as IE or GB.",
        ErrorKind.Invalid, "region");

    public static readonly DomainError UnknownTimeZone = new(
        "tenant.unknown_time_zone", "The time zone must be an IANA name, such as Europe/Dublin.", ErrorKind.Invalid,
        "timeZone");

    public static readonly DomainError BadRetention = new(
        "tenant.retention", "Inbound messages are kept for 1 to 3650 days.", ErrorKind.Invalid,
        "deliveryRetentionDays");

    public static readonly DomainError NotFound = new(
        "tenant.not_found", "There is no such tenant.", ErrorKind.NotFound);

    public static readonly DomainError NotYours = new(
        "tenant.forbidden", "This credential does not reach that tenant.", ErrorKind.Forbidden);

    public static readonly DomainError NotNamed = new(
        "tenant.not_named",
        "This token is platform-wide, so the request must name a tenant: in the path, as tenantId in the body, or in "
            + "the X-Tenant-Id header.",
        ErrorKind.Invalid, "tenantId");

    public static readonly DomainError AccountNotFound = new(
        "service_account.not_found", "There is no such service account.", ErrorKind.NotFound);

    public static readonly DomainError NoScope = new(
        "service_account.no_scope", "A service account needs at least one scope.", ErrorKind.Invalid, "scopes");
}
