using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Channels;

/// <summary>
/// One message that a channel delivered, and what became of it. Delivered again, it is counted here, not written anew.
/// </summary>
public sealed class InboundMessage
{
    /// <summary>What the samples that the settings page sends are called.</summary>
    public const string TestEventType = "test";

    public const int MaxFormatLength = 30;
    public const int MaxSenderNameLength = 120;
    public const int MaxEventTypeLength = 60;
    public const int MaxCodeLength = 200;
    public const int MaxReasonLength = 500;

    private readonly List<Replay> _replays = [];

    private InboundMessage() { }   // for EF

    public InboundMessageId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public Channel Channel { get; private init; }

    public string Format { get; private init; } = null!;

    public Guid SenderId { get; private init; }

    public string SenderName { get; private init; } = null!;

    public string? EventType { get; private set; }

    public string Key { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Headers { get; private set; } = null!;

    /// <summary>Encrypted; null where none was kept, or when its time is over.</summary>
    public byte[]? Body { get; private set; }

    public InboundMessageOutcome Outcome { get; private set; }

    /// <summary>Stable, for programs.</summary>
    public string? Code { get; private set; }

    /// <summary>A sentence for staff.</summary>
    public string? Reason { get; private set; }

    public ClientId? ClientId { get; private set; }

    public BookingId? BookingId { get; private set; }

    public DateTimeOffset ReceivedAt { get; private init; }

    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>How often it came again.</summary>
    public int Repeats { get; private set; }

    /// <summary>How long it took us, up to the moment of saving.</summary>
    public int Milliseconds { get; private init; }

    public int Version { get; private set; }

    public IReadOnlyCollection<Replay> Replays => _replays;

    /// <summary>It led to a booking; whatever comes later under its key cannot undo that.</summary>
    public bool IsSettled => Outcome is InboundMessageOutcome.Tracked or InboundMessageOutcome.Duplicate;

    /// <param name="id">A known one, for demo data; a new one when left out.</param>
    public static InboundMessage Receive(
        TenantId tenant, ReceivedMessage received, InboundMessageResult result, TimeSpan took,
        InboundMessageId? id = null)
    {
        var message = new InboundMessage
        {
            Id = id ?? InboundMessageId.New(),
            TenantId = tenant,
            Channel = received.Channel,
            Format = received.Format,
            SenderId = received.SenderId,
            SenderName = CleanText.Cut(received.SenderName, MaxSenderNameLength),
            Key = received.Key,
            ReceivedAt = received.ReceivedAt,
            LastSeenAt = received.ReceivedAt,
            Milliseconds = (int)took.TotalMilliseconds,
        };
        message.SetContents(received);
        message.Become(result);
        return message;
    }

    /// <summary>It came again. Until it led to a booking, what was sent last counts.</summary>
    public void Repeat(ReceivedMessage again, InboundMessageResult result)
    {
        (LastSeenAt, Repeats) = (again.ReceivedAt, Repeats + 1);
        if (IsSettled) return;

        SetContents(again);
        Become(result);
    }

    /// <summary>A person had it read again, perhaps with corrections.</summary>
    public void Replayed(
        InboundMessageResult result, string by, IReadOnlyList<Correction> corrections, DateTimeOffset now)
    {
        _replays.Add(new(
            _replays.Count + 1, now, CleanText.Cut(by, BookingChange.MaxByLength), result.Outcome,
            Short(result.Reason), corrections));
        if (!IsSettled) Become(result);
    }

    /// <summary>
    /// Its time is over: what was sent goes, and with it what reasons and corrections quote of it, such as a phone
    /// number or an e-mail. That it came, from whom, what became of it, and which fields were corrected by whom stays.
    /// </summary>
    public void DeleteContents()
    {
        (Body, Reason, Headers) = (null, Redaction.Apply(Reason), new Dictionary<string, string>());
        foreach (var replay in _replays) replay.DeleteContents();
    }

    /// <summary>A person whom it names is erased: everything goes that the sender wrote, its id of the message included,
    /// which may hold a phone number.</summary>
    public void EraseContents()
    {
        (Body, Reason, EventType, Headers) = (null, null, null, new Dictionary<string, string>());
        Key = $"erased:{Id}";
        foreach (var replay in _replays) replay.EraseContents();
    }

    private void SetContents(ReceivedMessage received) => (EventType, Headers, Body) = (
        CleanText.Line(received.EventType) is { } type ? CleanText.Cut(type, MaxEventTypeLength) : null,
        received.Headers, received.Body);

    private void Become(InboundMessageResult result) => (Outcome, Code, Reason, ClientId, BookingId) = (
        result.Outcome, result.Code is { } code ? CleanText.Cut(code, MaxCodeLength) : null, Short(result.Reason),
        result.ClientId, result.BookingId);

    private static string? Short(string? reason) =>
        CleanText.Line(reason) is { } line ? CleanText.Cut(line, MaxReasonLength) : null;
}

/// <summary>What a message came to.</summary>
/// <param name="Outcome">In a word.</param>
/// <param name="Code">Stable, for programs; null where there is nothing to say.</param>
/// <param name="Reason">A sentence for staff.</param>
/// <param name="ClientId">Whose booking it was.</param>
/// <param name="BookingId">Which booking it was.</param>
public sealed record InboundMessageResult(
    InboundMessageOutcome Outcome, string? Code = null, string? Reason = null, ClientId? ClientId = null,
    BookingId? BookingId = null);

/// <summary>One line of a message's history after it came in.</summary>
/// <param name="Number">1 is the oldest.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Outcome">What it came to this time.</param>
/// <param name="Reason">Why, where it came to nothing.</param>
/// <param name="Corrections">What was read instead of what had been sent.</param>
public sealed record Replay(
    int Number, DateTimeOffset At, string By, InboundMessageOutcome Outcome, string? Reason,
    IReadOnlyList<Correction> Corrections)
{
    public string? Reason { get; private set; } = Reason;

    public IReadOnlyList<Correction> Corrections { get; private set; } = Corrections;

    /// <summary>Which fields were corrected stays; what they were and became does not.</summary>
    internal void DeleteContents() => (Reason, Corrections) = (
        Redaction.Apply(Reason), [.. Corrections.Select(correction => correction with { From = null, To = "" })]);

    internal void EraseContents()
    {
        DeleteContents();
        Reason = null;
    }
}
