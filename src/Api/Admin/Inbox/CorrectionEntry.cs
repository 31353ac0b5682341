using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Api.Channels;
using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Api.Admin.Inbox;

/// <summary>A field of the form in which a message is put right.</summary>
internal sealed class CorrectionEntry
{
    private const string Confirmed = "confirmed";
    private const string Start = "start";

    // What a person on the phone can say. Everything else is behind a click, unless it is wrong.
    private static readonly string[] Usual = ["phone", "firstName", "lastName", "name", "service", Start];

    private readonly string _before;

    public CorrectionEntry(CorrectableField field, TimeZoneInfo zone)
    {
        Name = field.Name;
        WasSent = field.Sent is not null;
        WasWrong = field.Fault is not null;
        _before = Value = Name == Start ? PickerTime(field.Sent, zone) : field.Sent ?? "";
        Fault = WasSent && _before.Length == 0 ? $"“{field.Sent}” cannot be read as a date and time." : field.Fault;
    }

    public string Name { get; }

    public string? Value { get; set; }

    /// <summary>What is wrong with it.</summary>
    public string? Fault { get; set; }

    /// <summary>As it was sent: it stays in sight when it is put right.</summary>
    public bool WasWrong { get; }

    public bool WasSent { get; }

    public bool IsConfirmation => Name == Confirmed;

    public bool IsTicked
    {
        get => Value == "yes";
        set => Value = value ? "yes" : _before;
    }

    public bool IsUsual => Usual.Contains(Name);

    public bool IsLong => Name == "notes";

    public string Type => Name switch
    {
        Start => "datetime-local",
        "phone" => "tel",
        _ => "text",
    };

    public string ElementId => $"right-{Name}";

    public string? FaultId => Fault is null ? null : ElementId + "-fault";

    /// <summary>What is to be read instead of what was sent; null where that stays.</summary>
    public string? Correction => string.IsNullOrWhiteSpace(Value) || Value == _before ? null : Value;

    // The picker shows the salon's time, whatever offset it was sent with.
    private static string PickerTime(string? sent, TimeZoneInfo zone) => AppointmentTime.TryRead(sent, out var time)
        ? DisplayFormat.PickerTime(time.In(zone), zone)
        : "";
}
