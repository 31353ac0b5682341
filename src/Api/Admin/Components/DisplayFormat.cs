using System.Globalization;
using CustomerTracking.Api.Channels;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Admin.Components;

/// <summary>
/// How the pages say things: times in the salon's zone, amounts in their currency, words instead of codes.
/// </summary>
internal static class DisplayFormat
{
    // Staff read the pages in English, with the day before the month.
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-IE");

    /// <summary>Fri 4 Dec 2026, 17:45</summary>
    public static string Time(DateTimeOffset at, TimeZoneInfo zone) =>
        In(at, zone).ToString("ddd d MMM yyyy, HH:mm", English);

    /// <summary>4 Dec 2026</summary>
    public static string Date(DateTimeOffset at, TimeZoneInfo zone) => In(at, zone).ToString("d MMM yyyy", English);

    /// <inheritdoc cref="Date(DateTimeOffset, TimeZoneInfo)"/>
    public static string Date(DateOnly day) => day.ToString("d MMM yyyy", English);

    /// <summary>17:45</summary>
    public static string Clock(DateTimeOffset at, TimeZoneInfo zone) => In(at, zone).ToString("HH:mm", English);

    /// <summary>Friday 4 December</summary>
    public static string Day(DateOnly day) => day.ToString("dddd d MMMM", English);

    /// <summary>2026-12-04T17:45, as a browser's picker of dates and times has it.</summary>
    public static string PickerTime(DateTimeOffset at, TimeZoneInfo zone) =>
        In(at, zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(In(at, zone).DateTime);

    /// <summary>just now, 14 minutes ago, 3 hours ago, yesterday, 5 days ago, then the date</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var days = DayOf(now, zone).DayNumber - DayOf(at, zone).DayNumber;
        return (now - at) switch
        {
            { TotalSeconds: < 60 } => "just now",
            { TotalMinutes: < 60 } past => Count((int)past.TotalMinutes, "minute") + " ago",
            { TotalHours: < 24 } past when days == 0 => Count((int)past.TotalHours, "hour") + " ago",
            _ when days == 1 => "yesterday",
            _ when days < 7 => $"{days} days ago",
            _ => Date(at, zone),
        };
    }

    /// <summary>€75.00; nothing where no price is known.</summary>
    public static string Amount(decimal? amount, string currency) => amount is not { } value
        ? ""
        : (currency switch { "EUR" => "€", "GBP" => "£", "USD" => "$", _ => currency + "\u00a0" })
            + value.ToString("N" + Currency.Parse(currency).Decimals, English);

    /// <summary>A customer's name; says so where it is not known.</summary>
    public static string Name(string? name) => name is { Length: > 0 } ? name : "Name unknown";

    /// <summary>14,000.</summary>
    public static string Number(int number) => number.ToString("N0", English);

    /// <summary>1 booking, 2 bookings</summary>
    public static string Count(int number, string thing) =>
        $"{number.ToString("N0", English)} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>Europe/Dublin (GMT)</summary>
    public static string Zone(TimeZoneInfo zone, DateTimeOffset at)
    {
        var offset = zone.GetUtcOffset(at);
        var utc = offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{offset:h\\:mm}";
        return $"{zone.Id} ({utc})";
    }

    /// <summary>The word that addresses and choices have for it; nothing for nothing.</summary>
    public static string Code<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } known ? EnumText<TEnum>.Format(known) : "";

    /// <inheritdoc cref="Code{TEnum}(TEnum?)"/>
    public static string Code<TEnum>(TEnum value)
        where TEnum : struct, Enum => EnumText<TEnum>.Format(value);

    public static string Word(BookingStatus status) => status switch
    {
        BookingStatus.NoShow => "No-show",
        _ => status.ToString(),
    };

    public static string Tone(BookingStatus status) => status switch
    {
        BookingStatus.Confirmed or BookingStatus.Completed => "good",
        BookingStatus.Pending => "warn",
        BookingStatus.Cancelled or BookingStatus.NoShow => "bad",
        _ => "",
    };

    public static string Word(PaymentStatus status) => status switch
    {
        PaymentStatus.Pending => "Not paid",
        _ => status.ToString(),
    };

    public static string Word(Source source) => source switch
    {
        Source.Whatsapp => "WhatsApp",
        _ => source.ToString(),
    };

    /// <summary>Behind a value: Siobhán, from the web form.</summary>
    public static string Word(ValueSource source) => source switch
    {
        ValueSource.VoiceTranscript => "heard on the phone",
        ValueSource.WebForm => "from the web form",
        ValueSource.WhatsappFlow => "from a WhatsApp form",
        ValueSource.WhatsappProfile => "from the WhatsApp profile",
        ValueSource.Import => "from an imported list",
        ValueSource.Rest => "from another system",
        _ => "entered by staff",
    };

    public static string Word(Channel channel) => channel switch
    {
        Channel.Rest => "REST",
        Channel.Admin => "These pages",
        _ => ChannelDescriptor.Find(channel)?.Label ?? channel.ToString(),
    };

    public static string Word(ClientStatus status) => status.ToString();

    public static string Tone(ClientStatus status) => status is ClientStatus.Active ? "good" : "";

    public static string Word(InboundMessageOutcome outcome) => outcome.ToString();

    public static string Tone(InboundMessageOutcome outcome) => outcome switch
    {
        InboundMessageOutcome.Tracked => "good",
        InboundMessageOutcome.Unusable => "warn",
        InboundMessageOutcome.Refused => "bad",
        _ => "",
    };

    private static DateTimeOffset In(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone);
}
