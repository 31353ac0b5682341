namespace CustomerTracking.Infrastructure.Secrets;

/// <summary>
/// One of ASP.NET Data Protection's keys, kept in the database so that every process on it shares them.
/// </summary>
public sealed class StoredKey
{
    public int Id { get; init; }

    public string? FriendlyName { get; init; }

    public required string Xml { get; init; }
}
