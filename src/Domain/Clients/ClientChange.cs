using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

/// <summary>
/// One line of a client's history: what a user changed. What channels brought stands on the bookings. It is no part
/// of the client when they are loaded: a booking that arrives must not read all that was ever changed.
/// </summary>
public sealed class ClientChange
{
    public const int MaxValueLength = 200;

    private ClientChange() { }   // for EF

    public Guid Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public ClientId ClientId { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>Who: a service account, a person.</summary>
    public string By { get; private init; } = null!;

    public Channel Channel { get; private init; }

    /// <summary>What was changed, as the client's JSON calls it.</summary>
    public string Field { get; private init; } = null!;

    /// <summary>Null where there was nothing.</summary>
    public string? From { get; private set; }

    /// <summary>Null where nothing is left.</summary>
    public string? To { get; private set; }

    /// <summary>Who said the earlier value, where a more trusted one replaced it by itself.</summary>
    public ValueSource? FromSource { get; private init; }

    /// <summary>Who said the new value, where it was not the editor.</summary>
    public ValueSource? ToSource { get; private init; }

    internal static ClientChange Create(
        Client client, Editor editor, string field, string? from, string? to, ValueSource? fromSource,
        ValueSource? toSource) => new()
        {
            Id = SequentialGuid.New(),
            TenantId = client.TenantId,
            ClientId = client.Id,
            At = editor.Now,
            By = editor.Name,
            Channel = editor.Channel,
            Field = field,
            From = Cut(from),
            To = Cut(to),
            FromSource = fromSource,
            ToSource = toSource,
        };

    /// <summary>They are another person's, whose data is erased.</summary>
    public void DeleteValues() => (From, To) = (null, null);

    private static string? Cut(string? value) =>
        value is null ? null : CleanText.Cut(value, MaxValueLength);
}
