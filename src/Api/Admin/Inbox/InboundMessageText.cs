using System.Globalization;
using CustomerTracking.Api.Channels;
using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Api.Admin.Inbox;

/// <summary>What became of messages, as one would tell a colleague.</summary>
internal static class InboundMessageText
{
    public static string Label(string field) => BookingField.Find(field)?.Label ?? field;

    /// <summary>Why it is what it is.</summary>
    public static string Why(InboundMessageRow message) => message.Reason ?? message.Outcome switch
    {
        InboundMessageOutcome.Tracked => "It recorded a booking, or changed one.",
        InboundMessageOutcome.Duplicate => "Another message had told of this booking already.",
        InboundMessageOutcome.Ignored => "It was understood, and there is no confirmed booking in it.",
        InboundMessageOutcome.Refused => "It was refused.",
        _ => "It could not be processed.",
    };

    /// <summary>The same in a line of a list.</summary>
    public static string InShort(InboundMessageRow message) => message.Reason ?? message.Outcome switch
    {
        InboundMessageOutcome.Tracked => "Booking recorded or changed",
        InboundMessageOutcome.Duplicate => "Booking known already",
        InboundMessageOutcome.Ignored => "No confirmed booking in it",
        _ => Why(message),
    };

    /// <summary>What is to be done about it.</summary>
    public static string Next(InboundMessageRow message, bool mayChange) => message switch
    {
        { Outcome: InboundMessageOutcome.Tracked or InboundMessageOutcome.Duplicate } => "There is nothing left to do.",
        { Outcome: InboundMessageOutcome.Refused } =>
            "Nothing of it was kept. Put the cause right in Settings, then have the sender send it again.",
        { HasBody: false, Outcome: InboundMessageOutcome.Unusable } =>
            "What was sent is not kept, so it cannot be replayed. Ask the sender to send it again.",
        { Outcome: InboundMessageOutcome.Unusable } when mayChange =>
            "Put right below what is wrong, and replay it. If it keeps coming like this, change where the fields are "
                + "looked for, in Settings.",
        { Outcome: InboundMessageOutcome.Unusable } => "A manager can put it right and replay it.",
        { HasBody: true } when mayChange =>
            "There is nothing left to do, unless the customer did book: then say so below, and replay it.",
        _ => "There is nothing left to do.",
    };

    /// <param name="report">Of a replay, or of a dry run of one.</param>
    /// <param name="client">The name of the client it leads to; null where a dry run would make them.</param>
    /// <param name="phones">For numbers as people write them.</param>
    public static string Describe(ReplayReport report, string? client, IPhoneNumbers phones)
    {
        var who = client is { Length: > 0 } ? client : "a customer without a name";
        var by = report.Match is { } match ? Key(match, phones) : "";
        return (report, report.DryRun) switch
        {
            ({ Outcome: InboundMessageOutcome.Tracked, IsNewClient: true }, true) =>
                $"It would make a new customer, known by {by}, and record their booking.",
            ({ Outcome: InboundMessageOutcome.Tracked, IsNewClient: true }, false) =>
                $"A new customer was made, known by {by}, and their booking is recorded.",
            ({ Outcome: InboundMessageOutcome.Tracked, IsNewBooking: true }, true) =>
                $"It would record a booking for {who}, matched by {by}.",
            ({ Outcome: InboundMessageOutcome.Tracked, IsNewBooking: true }, false) =>
                $"The booking is recorded for {who}, matched by {by}.",
            ({ Outcome: InboundMessageOutcome.Tracked, Changed: true }, true) => $"It would change a booking of {who}.",
            ({ Outcome: InboundMessageOutcome.Tracked, Changed: true }, false) => $"A booking of {who} was changed.",
            ({ Outcome: InboundMessageOutcome.Tracked or InboundMessageOutcome.Duplicate }, true) =>
                $"Nothing would change: the booking is recorded already, for {who}.",
            ({ Outcome: InboundMessageOutcome.Tracked or InboundMessageOutcome.Duplicate }, false) =>
                $"Nothing was changed: the booking was recorded already, for {who}.",
            ({ Outcome: InboundMessageOutcome.Ignored }, true) =>
                "It would still lead to no booking: nothing in it says that one was confirmed.",
            ({ Outcome: InboundMessageOutcome.Ignored }, false) =>
                "It still leads to no booking: nothing in it says that one was confirmed.",
            (_, true) => $"It would still be unusable: {report.Reason}",
            (_, false) => $"It is still unusable: {report.Reason}",
        };
    }

    /// <summary>312 bytes, 1.2 KB</summary>
    public static string Size(int bytes) => bytes < 1000
        ? $"{bytes} bytes"
        : (bytes / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) + " KB";

    private static string Key(MatchReceipt match, IPhoneNumbers phones) => match.By switch
    {
        MatchedBy.Phone => "phone " + phones.Display(match.Key),
        MatchedBy.WhatsappUserId => "their WhatsApp account",
        MatchedBy.ServiceMapping => "their id in the salon's own system",
        _ => match.Key,
    };
}
