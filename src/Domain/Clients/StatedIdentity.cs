using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

/// <summary>The name and the e-mail that a sender gave for a client, and the source of each.</summary>
public sealed record StatedIdentity(
    GivenName Name, ValueSource NameSource, EmailAddress? Email, ValueSource EmailSource)
{
    public StatedIdentity(GivenName name, EmailAddress? email, ValueSource source)
        : this(name, source, email, source) { }
}
