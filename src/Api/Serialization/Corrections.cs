using System.Text.Json;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Serialization;

/// <summary>
/// What a person put right in a message, field by field as a field map calls them. A <see cref="Payload"/> reads it
/// before anything that was sent, and tells what stood there.
/// </summary>
internal sealed class Corrections
{
    private static readonly string Confirmed = BookingField.Confirmed.Name;

    private static readonly JsonElement Yes = JsonSerializer.SerializeToElement("yes");

    private readonly Dictionary<string, JsonElement> _values = [];
    private readonly Dictionary<string, Correction> _applied = [];
    private readonly List<SentField> _seen = [];
    private bool _watches;

    /// <summary>Nothing to put right.</summary>
    public static Corrections None => new();

    /// <summary>Those that were read instead of what had been sent.</summary>
    public IReadOnlyList<Correction> Applied => [.. _applied.Values];

    /// <summary>What a <see cref="Watching"/> one was asked for, in the order of being asked.</summary>
    public IReadOnlyList<SentField> Seen => _seen;

    /// <summary>
    /// A person says that it is a confirmed booking. That makes one also of a message that tells of none by itself: a
    /// call without an analysis, a text message.
    /// </summary>
    public bool Confirm => _watches
        || new Payload(JsonSerializer.SerializeToElement(_values), forgiving: true).Flag(Confirmed, Confirmed);

    /// <exception cref="DomainException"><c>delivery.correction</c>: a field that no booking has, or no
    /// text.</exception>
    public static Corrections From(IReadOnlyDictionary<string, string?>? given)
    {
        var corrections = new Corrections();
        foreach (var (name, value) in given ?? new Dictionary<string, string?>())
        {
            if (BookingField.Find(name) is not { Name: var field })
                throw new DomainException(InboundMessageErrors.UnknownCorrection(name));
            if (string.IsNullOrWhiteSpace(value) || value.Length > Correction.MaxValueLength)
                throw new DomainException(InboundMessageErrors.BadCorrection(name));

            corrections._values[field] = JsonSerializer.SerializeToElement(value);
        }

        return corrections;
    }

    /// <summary>
    /// The same, which also keeps what was sent for each field of a booking. To it every booking counts as confirmed,
    /// as the fields of another are not even looked at.
    /// </summary>
    public Corrections Watching()
    {
        _watches = true;
        return this;
    }

    /// <param name="field">As a command calls it.</param>
    /// <returns>As a field map calls it.</returns>
    public static string NameOf(string field) => BookingField.Find(field)?.Name ?? field;

    /// <param name="field">As a command or a field map calls it.</param>
    /// <param name="path">Where it stands, or would stand.</param>
    /// <param name="sent">What stood there; null where nothing did.</param>
    public JsonElement? For(string field, string path, JsonElement? sent)
    {
        var name = NameOf(field);
        if (_watches && BookingField.Find(name) is not null && _seen.All(one => one.Name != name))
            _seen.Add(new(name, path, Text(sent)));
        if (!_values.TryGetValue(name, out var value)) return _watches && name == Confirmed ? Yes : null;

        if (!_applied.ContainsKey(name)) _applied[name] = new(name, Text(sent), value.GetString()!);
        return value;
    }

    private static string? Text(JsonElement? sent) => sent is { } value ? Payload.AsSent(value) : null;

    /// <summary>The same for a message that came to nothing.</summary>
    /// <exception cref="DomainException"><c>delivery.correction</c></exception>
    public void ThrowIfUnused()
    {
        if (_values.Count == 0) return;
        if (!_values.ContainsKey(Confirmed)) throw new DomainException(InboundMessageErrors.NotConfirmed);
        if (!_watches && Confirm) throw new DomainException(InboundMessageErrors.UnreadCorrection(Confirmed));
    }

    /// <summary>Refuses a correction of a field that this kind of message does not have.</summary>
    /// <exception cref="DomainException"><c>delivery.correction</c></exception>
    public void ThrowIfUnread()
    {
        if (_values.Keys.FirstOrDefault(field => !_applied.ContainsKey(field)) is { } unread)
            throw new DomainException(InboundMessageErrors.UnreadCorrection(unread));
    }
}

/// <param name="Name">As a field map calls it.</param>
/// <param name="Path">Where it stood, or would have stood.</param>
/// <param name="Value">What stood there; null where nothing did.</param>
internal sealed record SentField(string Name, string Path, string? Value);
