using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// Reads a booking's fields out of a payload, for every channel: in the connection's own places first, then in the
/// channel's usual ones.
/// </summary>
/// <param name="payload">What was sent.</param>
/// <param name="places">The channel's.</param>
/// <param name="map">The connection's own; null where there is no connection.</param>
/// <param name="whole">Turns a path as maps and channels write it into one from the payload's root.</param>
internal sealed class BookingReader(
    Payload payload, FieldPlaces places, FieldMap? map = null, Func<string, string>? whole = null)
{
    private readonly FieldMap _map = map ?? FieldMap.Default;

    public Payload Payload => payload;

    public bool IsConfirmed => payload.Flag(BookingField.Confirmed.Property, Paths(BookingField.Confirmed));

    /// <summary>It says something of being confirmed, and that is no yes.</summary>
    public bool IsDenied =>
        payload.IsGiven(BookingField.Confirmed.Property, Paths(BookingField.Confirmed)) && !IsConfirmed;

    public string? Service => Text(BookingField.Service, Appointment.MaxServiceLength);

    public string? Category => Text(BookingField.Category, Appointment.MaxCategoryLength);

    public string? Staff => Text(BookingField.Staff, Appointment.MaxStaffLength);

    public AppointmentTime? Start => payload.Time(BookingField.Start.Property, Paths(BookingField.Start));

    public int? Duration => payload.WholeNumber(
        BookingField.Duration.Property, 1, Appointment.LongestMinutes, Paths(BookingField.Duration));

    public StatedPrice? Price => payload.Price(BookingField.Price.Property, Paths(BookingField.Price));

    public string? Currency => payload.Currency(BookingField.Currency.Property, Paths(BookingField.Currency));

    public string? Notes => Text(BookingField.Notes, Appointment.MaxNotesLength);

    /// <summary>
    /// The id that the booking flow gave out, or another system's whose name is given; else the first that a salon
    /// system has a field for. A booking keeps one.
    /// </summary>
    public ExternalReference? Reference
    {
        get
        {
            var reference = ExternalReference.Create(Id(BookingField.ExternalProvider), Id(BookingField.Reference));
            foreach (var provider in ExternalClient.WellKnownProviders)
                reference ??= ExternalReference.Create(provider, Id(BookingField.BookingIdOf(provider)));
            return reference;
        }
    }

    /// <summary>Whether the connection's own map finds the field.</summary>
    public bool IsMapped(BookingField field) => _map.For(field).Any(path => payload.Has(Whole(path), field.Property));

    /// <summary>
    /// The booking without what only the channel knows: its own id of it, and who the network says it is. What could
    /// not be read is a fault of <see cref="Payload"/>.
    /// </summary>
    public TrackBooking Read(Source source, Channel channel)
    {
        var reference = Reference;
        return new()
        {
            Source = source,
            Channel = channel,
            Phone = Text(BookingField.Phone, 100),
            Name = Name(),
            Email = payload.Email(BookingField.Email.Property, Paths(BookingField.Email)),
            ServiceName = Service,
            ServiceCategory = Category,
            StaffMember = Staff,
            StartsAt = Start,
            Duration = Duration,
            UnusablePriceIsNoted = payload.IsForgiving,
            Amount = Price,
            Currency = Currency,
            ExternalProvider = reference?.Provider,
            ExternalBookingId = reference?.Id,
            ExternalClients = new ExternalClientReader(payload, Paths).Read(),
            Notes = payload.WithRemarks(Notes),   // last: by now the remarks are known
        };
    }

    public string[] Paths(BookingField field)
    {
        var own = _map.For(field);
        if (own.Count == 0 && whole is null) return places.For(field);

        return [.. own.Concat(places.For(field)).Select(Whole)];
    }

    // Two parts, or a whole name to be split when neither part is there.
    private GivenName Name()
    {
        var name = GivenName.Create(
            Text(BookingField.FirstName, GivenName.MaxPartLength),
            Text(BookingField.LastName, GivenName.MaxPartLength));
        return name.IsMissing ? GivenName.OfWhole(Text(BookingField.WholeName, GivenName.MaxPartLength)) : name;
    }

    // One that is too long names nothing: cut, it could be another booking's.
    private string? Id(BookingField field) =>
        Text(field, ExternalReference.MaxIdLength + 1) is { } id
        && (!payload.IsForgiving || id.Length <= ExternalReference.MaxIdLength) ? id : null;

    private string? Text(BookingField field, int maxLength) => payload.Text(field.Property, maxLength, Paths(field));

    private string Whole(string path) => whole?.Invoke(path) ?? path;
}
