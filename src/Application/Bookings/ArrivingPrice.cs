using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Bookings;

/// <summary>What an arriving booking costs, and its notes, which keep a price that cannot be booked.</summary>
internal sealed record ArrivingPrice(Money? Price, Currency Currency, string? Notes)
{
    /// <exception cref="DomainException">What <see cref="StatedPrice.Resolve"/> refuses, unless it is to be
    /// noted.</exception>
    public static ArrivingPrice Read(TrackBooking command, Currency usual)
    {
        try
        {
            var (price, currency) = StatedPrice.Resolve(command.Amount, command.Currency, usual);
            return new(price, currency, command.Notes);
        }
        catch (DomainException) when (command.UnusablePriceIsNoted)
        {
            // Booked in no currency rather than in a wrong one: staff read what was said, and set the price.
            return new(null, usual, Appointment.WithRemarks(command.Notes, [.. Remarks(command)]));
        }
    }

    private static IEnumerable<string> Remarks(TrackBooking command)
    {
        if (command.Amount is { } price) yield return Appointment.Remark("price", price.ToString());
        if (command.Currency is { } currency) yield return Appointment.Remark("currency", currency);
    }
}
