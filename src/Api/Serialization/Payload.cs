using System.Text.Json;
using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Serialization;

/// <summary>
/// Reads the fields of a sender whose form we do not control: several places for one field, numbers as text. The first
/// place that holds anything wins. It remembers where each field stood, so that a fault is named in the sender's own
/// words.
/// </summary>
/// <param name="root">The object that paths begin at.</param>
/// <param name="forgiving">
/// For senders who cannot correct anything (a signed message): what a booking can do without is left out when it
/// cannot be read, and kept as a remark.
/// </param>
/// <param name="corrections">What a person put right; it is read before anything that was sent.</param>
internal sealed class Payload(JsonElement root, bool forgiving, Corrections? corrections = null)
{
    private readonly Corrections _corrections = corrections ?? Corrections.None;
    private readonly Dictionary<string, string[]> _faults = [];
    private readonly Dictionary<string, string> _spellings = [];
    private readonly Dictionary<string, string> _nothing = [];
    private readonly List<string> _remarks = [];

    /// <summary>The command's field to the sender's path.</summary>
    public IReadOnlyDictionary<string, string> Spellings => _spellings;

    /// <summary>The sender cannot correct anything.</summary>
    public bool IsForgiving => forgiving;

    public bool Has(string path) => TryFind(path, out _);

    /// <summary>Whether anything that means something stands there.</summary>
    public bool Has(string path, string field) => TryFind(path, out var value) && !BlankValues.Include(field, value);

    /// <summary>The command's fields that were sent with a text that means nothing, and that text.</summary>
    public IReadOnlyDictionary<string, string> Nothing => _nothing;

    /// <summary>A text that is itself a document: nothing of it is cleaned or cut.</summary>
    public string? Document(string path) => TryFind(path, out var value) ? AsText(value) : null;

    public string? Text(string field, int maxLength, params ReadOnlySpan<string> paths)
    {
        if (Find(field, paths) is not { } value) return null;
        if (JsonTexts.Read(value, JsonTexts.Separator(field)) is not { } text)
            return Unreadable<string>(field, value, FieldExplanation.Text);

        if (!forgiving) return text;

        return CleanText.Lines(text) is { } clean ? CleanText.Cut(clean, maxLength) : null;
    }

    /// <summary>Whether it says anything, also by a correction.</summary>
    public bool IsGiven(string field, params ReadOnlySpan<string> paths) => Find(field, paths) is not null;

    /// <summary>Only an explicit yes counts: <c>true</c>, <c>"yes"</c>, <c>1</c>.</summary>
    public bool Flag(string field, params ReadOnlySpan<string> paths) =>
        Find(field, paths) is { } found && JsonTexts.Single(found) is var value && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String or JsonValueKind.Number when AsText(value)?.Trim() is { } text =>
                text.Equals("true", StringComparison.OrdinalIgnoreCase)
                    || text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text == "1",
            _ => false,
        };

    public AppointmentTime? Time(string field, params ReadOnlySpan<string> paths)
    {
        if (Find(field, paths) is not { } value) return null;
        if (AppointmentTime.TryRead(AsText(JsonTexts.Single(value)), out var time)) return time;

        Fault(field, FieldExplanation.Time);
        return null;
    }

    /// <summary>What it costs. Whether its currency and decimals fit is known once the tenant is.</summary>
    public StatedPrice? Price(string field, params ReadOnlySpan<string> paths)
    {
        if (Find(field, paths) is not { } found) return null;

        var value = JsonTexts.Single(found);
        if (value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number)) return number;
        if (value.ValueKind is JsonValueKind.String && PriceText.TryRead(AsText(value), out var price)) return price;

        return Unreadable<StatedPrice?>(field, value, FieldExplanation.Price);
    }

    public int? WholeNumber(string field, int lowest, int highest, params ReadOnlySpan<string> paths)
    {
        if (Find(field, paths) is not { } value) return null;

        if (!JsonNumber.TryReadWhole(AsText(value), out var number))
            return Unreadable<int?>(field, value, FieldExplanation.WholeNumber);

        return forgiving && (number < lowest || number > highest) ? Unreadable<int?>(field, value, "") : number;
    }

    public string? Email(string field, params ReadOnlySpan<string> paths)
    {
        var text = CleanText.Line(Text(field, EmailAddress.MaxLength + 1, paths));
        return text is null || !forgiving || EmailAddress.TryRead(text, out _) ? text : Remark(field, text);
    }

    /// <summary>A currency's code, sign or word, as it was sent.</summary>
    public string? Currency(string field, params ReadOnlySpan<string> paths) => CleanText.Line(Text(field, 20, paths));

    public TEnum? Word<TEnum>(string field, params ReadOnlySpan<string> paths)
        where TEnum : struct, Enum
    {
        if (Find(field, paths) is not { } value) return null;
        if (EnumText<TEnum>.TryParse(AsText(JsonTexts.Single(value)), out var word)) return word;

        return Unreadable<TEnum?>(field, value, $"Must be one of: {EnumText<TEnum>.All}.");
    }

    /// <summary>Only tracked sources; a walk-in gets the sentence that says so.</summary>
    public Source Source(Source otherwise, params ReadOnlySpan<string> paths)
    {
        const string Field = "source";
        if (Find(Field, paths) is not { } value) return otherwise;

        try
        {
            return Sources.Read(AsText(value));
        }
        catch (DomainException refusal)
        {
            Fault(Field, refusal.Error.Message);
            return otherwise;
        }
    }

    /// <summary>
    /// A list of objects. One object stands for a list of one, and a text that holds either, as workflows and people
    /// write them, for what it holds.
    /// </summary>
    /// <param name="field">The command's.</param>
    /// <param name="most">How many it may have.</param>
    /// <param name="explanation">What it should be.</param>
    /// <param name="paths">Where it may stand.</param>
    public IEnumerable<PayloadObject> Objects(
        string field, int most, string explanation, params ReadOnlySpan<string> paths)
    {
        if (Find(field, paths) is not { } found) return [];

        var (path, items) = (_spellings[field], JsonText.TryReadList(found));
        if (items?.Count <= most) return Objects(field, path, items, explanation);

        var message = items is null ? explanation : $"At most {most} entries.";
        return Unreadable<PayloadObject[]>(field, found, message) ?? [];
    }

    public void Missing(string field, string message) => Fault(field, message);

    /// <summary>A part of a field that cannot be used: a fault, or a remark of what was sent.</summary>
    /// <param name="field">The command's.</param>
    /// <param name="path">The part's.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="sent">What stands there.</param>
    public void Refuse(string field, string path, string message, string sent)
    {
        if (forgiving) Remark(field, sent);
        else _faults.TryAdd(path, [message]);
    }

    /// <summary>The notes with what could not be read, so that staff lose nothing of it.</summary>
    public string? WithRemarks(string? notes) => Appointment.WithRemarks(notes, _remarks);

    /// <param name="command">As far as it could be read.</param>
    /// <exception cref="FieldFaults">Some fields could not be read.</exception>
    public void ThrowIfFaulty(object? command)
    {
        if (_faults.Count > 0) throw new FieldFaults(_faults) { Command = command };
    }

    private IEnumerable<PayloadObject> Objects(
        string field, string path, IReadOnlyList<JsonElement> items, string explanation)
    {
        for (var place = 0; place < items.Count; place++)
        {
            if (items[place].ValueKind is JsonValueKind.Object) yield return new(
                items[place], $"{path}[{place}]", (part, message, sent) => Refuse(field, part, message, sent));
            else if (!JsonTexts.IsBlank(items[place]))
                Refuse(field, $"{path}[{place}]", explanation, AsSent(items[place]));
        }
    }

    private void Fault(string field, string message) => _faults[_spellings[field]] = [message];

    private T? Unreadable<T>(string field, JsonElement value, string message)
    {
        if (forgiving) Remark(field, AsSent(value));
        else Fault(field, message);
        return default;
    }

    private string? Remark(string field, string given)
    {
        _remarks.Add(Appointment.Remark(Corrections.NameOf(field), given));
        return null;
    }

    private JsonElement? Find(string field, ReadOnlySpan<string> paths)
    {
        var sent = FindSent(field, paths);
        return _corrections.For(field, _spellings[field], sent) ?? sent;
    }

    private JsonElement? FindSent(string field, ReadOnlySpan<string> paths)
    {
        _spellings[field] = paths[0];
        foreach (var path in paths)
        {
            if (!TryFind(path, out var value)) continue;
            if (BlankValues.Include(field, value))
            {
                if (_nothing.TryAdd(field, AsText(value)!)) _spellings[field] = path;
                continue;
            }

            _spellings[field] = path;
            _nothing.Remove(field);
            return value;
        }

        return null;
    }

    // Null, empty text and an empty list say nothing, so the next place is looked at.
    private bool TryFind(string path, out JsonElement value)
    {
        value = root;
        var names = path.AsSpan();
        foreach (var name in names.Split('.'))
        {
            if (value.ValueKind is not JsonValueKind.Object
                || !value.TryGetProperty(names[name], out value)) return false;
        }

        return !JsonTexts.IsBlank(value);
    }

    internal static string? AsText(JsonElement value) => JsonTexts.Read(value);

    // What is in a list or an object is not lost with it.
    internal static string AsSent(JsonElement value) => AsText(value)
        ?? (value.ValueKind is JsonValueKind.Array or JsonValueKind.Object
            ? JsonTexts.Raw(value) : value.ValueKind.ToString());
}
