using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

/// <summary>What one sender says of a client, and who said each.</summary>
public sealed record StatedIdentity(
    GivenName Name, ValueSource NameSource, EmailAddress? Email, ValueSource EmailSource)
{
    public StatedIdentity(GivenName name, EmailAddress? email, ValueSource source)
        : this(name, source, email, source) { }
}
