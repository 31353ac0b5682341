using System.Globalization;
using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.ClientCards;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Admin.Customers;

/// <summary>Why a client's record is as it is: everything that happened to it, the latest first.</summary>
internal static class Timeline
{
    /// <param name="At">When.</param>
    /// <param name="Icon">What kind of thing, as <see cref="Components.Icon"/> names it.</param>
    /// <param name="Title">Activity.</param>
    /// <param name="Detail">Why, or by whom.</param>
    /// <param name="InboundMessage">The message that brought it.</param>
    /// <param name="Merge">The merge that it tells of, while it stands.</param>
    public sealed record Entry(
        DateTimeOffset At, string Icon, string Title, string? Detail, Guid? InboundMessage = null,
        MergeRow? Merge = null);

    public static List<Entry> Create(ClientCard card, TimeZoneInfo zone, IPhoneNumbers phones)
    {
        var entries = new List<Entry>();
        entries.AddRange(card.Bookings.Select(booking => Booked(card, booking, zone, phones)));
        foreach (var booking in card.Bookings)
        {
            var what = $"{booking.ServiceName}, {DisplayFormat.Time(booking.BookingDate, zone)}";
            entries.AddRange(booking.History.Select(change => new Entry(
                change.At, "edit",
                change.Field is "memberId"
                    ? $"Booking is for {ForWhom(change.To)}, not {ForWhom(change.From)}"
                    : Changed(change.Field, change.From, change.To, zone, phones),
                $"{what} · {By(change.By, change.Channel)}")));

            string ForWhom(string? member) => Named(card, member ?? Id(booking.ClientId));
        }

        entries.AddRange(card.Changes.Select(change => Changed(card, change, zone, phones)));
        entries.AddRange(card.Mappings.Select(mapping => new Entry(
            mapping.CreatedAt, "link", $"Linked to {Provider(mapping.ServiceProvider)}",
            $"Known there as {mapping.ExternalClientId}")));
        entries.AddRange(card.Merges.SelectMany(merge => Merged(card, merge)));
        if (card.Bookings.Count == 0 || card.Client.CreatedAt < card.Bookings.Min(booking => booking.CreatedAt))
            entries.Add(new(card.Client.CreatedAt, "customers", "Recorded", "Before any booking."));
        return [.. entries.OrderByDescending(entry => entry.At)];
    }

    private static IEnumerable<Entry> Merged(ClientCard card, MergeRow merge)
    {
        var (survivor, merged) = (DisplayFormat.Name(merge.SurvivorName), DisplayFormat.Name(merge.MergedName));
        var isInto = merge.MergedId == card.Client.Id;
        yield return new(
            merge.MergedAt, "customers", isInto ? $"Merged into {survivor}" : $"Merged with {merged}",
            $"by {merge.MergedBy}", Merge: merge.UndoneAt is null ? merge : null);
        if (merge.UndoneAt is { } undone)
        {
            yield return new(
                undone, "customers", $"The merge with {(isInto ? survivor : merged)} was undone",
                $"by {merge.UndoneBy}");
        }
    }

    public static string Provider(string name) => name switch
    {
        "phorest" => "Phorest",
        "fresha" => "Fresha",
        _ => name,
    };

    private static Entry Booked(ClientCard card, BookingRow booking, TimeZoneInfo zone, IPhoneNumbers phones)
    {
        var guest = booking.GuestName is null ? "" : $" Booked under the name {booking.GuestName}.";
        if (booking.ClientId != card.Client.Id) guest += $" Booked by {Named(card, Id(booking.ClientId))}.";
        return new(
            booking.CreatedAt, "bookings",
            $"Booked {booking.ServiceName} for {DisplayFormat.Time(booking.BookingDate, zone)} · "
                + $"{DisplayFormat.Word(booking.Channel)}",
            Receipt.Words(booking.Match, phones) + guest,
            card.InboundMessages.TryGetValue(booking.Id, out var message) ? message : null);
    }

    // One who is trusted more corrected it, a person took what was suggested, or it is a person's own word.
    private static Entry Changed(ClientCard card, ClientChangeRow change, TimeZoneInfo zone, IPhoneNumbers phones)
    {
        var by = By(change.By, change.Channel);
        var title = (change.Field, change.To) switch
        {
            ("householdOwnerId", null) => $"Left the household of {Named(card, change.From!)}",
            ("householdOwnerId", { } owner) => $"Joined the household of {Named(card, owner)}",
            ("householdMember", null) => $"{Named(card, change.From!)} left the household",
            ("householdMember", { } member) => $"{Named(card, member)} joined the household",
            _ => Changed(change.Field, change.From, change.To, zone, phones),
        };
        return (change.FromSource, change.ToSource) switch
        {
            ({ } from, { } to) => new(
                change.At, "customers",
                $"{change.To} {DisplayFormat.Word(to)} replaces {change.From}, {DisplayFormat.Word(from)}", by),
            (_, { } to) => new(change.At, "customers", title, $"As suggested, {DisplayFormat.Word(to)} · {by}"),
            _ => new(change.At, "customers", title, by),
        };
    }

    private static string Id(Guid id) => id.ToString();

    private static string Named(ClientCard card, string id) => DisplayFormat.Name(
        Guid.TryParse(id, out var known) ? card.Names.GetValueOrDefault(known, "") : "");

    private static string By(string name, Channel channel) =>
        channel is Channel.Admin ? $"by {name}" : $"by {name}, {DisplayFormat.Word(channel)}";

    private static string Changed(string field, string? from, string? to, TimeZoneInfo zone, IPhoneNumbers phones)
    {
        var (name, before, after) = (Name(field), Value(from), Value(to));
        return (before, after) switch
        {
            (null, null) => $"{name} corrected",
            (null, _) => $"{name} set to {after}",
            (_, null) => $"{name} {before} taken away",
            _ => $"{name} changed from {before} to {after}",
        };

        string? Value(string? value) => (field, value) switch
        {
            (_, null) => null,
            ("phone" or "otherPhone", _) => phones.Display(value),
            ("bookingDate", _) when DateTimeOffset.TryParse(
                value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) =>
                    DisplayFormat.Time(at, zone),
            ("birthday", _) when DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) =>
                DisplayFormat.Date(day),
            ("lockedFields", _) => string.Join(", ", value.Split(", ").Select(Name)),
            ("status" or "paymentStatus", _) => value.Replace('_', '-'),
            _ => value,
        };
    }

    /// <summary>A field of a client or a booking, as staff call it.</summary>
    public static string Name(string field) => field switch
    {
        "firstName" => "First name",
        "lastName" => "Last name",
        "knownAs" => "Known as",
        "lockedFields" => "Locked fields",
        "email" => "E-mail",
        "phone" => "Phone to call",
        "otherPhone" => "Another phone",
        "whatsappUserId" => "WhatsApp id",
        "bookingDate" => "Time",
        "paymentStatus" => "Payment",
        "serviceName" => "Service",
        "serviceCategory" => "Category",
        "staffMember" => "Staff",
        "amount" => "Price",
        "externalBookingId" => "External id",
        "bookedAgain" => "Booked again",
        _ => char.ToUpperInvariant(field[0]) + field[1..],
    };
}
