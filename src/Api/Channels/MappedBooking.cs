using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// A booking in a payload whose fields are named by the salon's agent or form: the connection's own places first, then
/// the channel's usual ones.
/// </summary>
/// <param name="payload">A forgiving one.</param>
/// <param name="map">The connection's own places.</param>
/// <param name="usual">The channel's places; every field of <see cref="FieldMap.Fields"/> has one.</param>
/// <param name="whole">Turns a path as it is written in a map into one from the payload's root.</param>
internal sealed class MappedBooking(
    Payload payload, FieldMap map, IReadOnlyDictionary<string, string[]> usual, Func<string, string> whole)
{
    public Payload Payload => payload;

    public bool IsConfirmed => payload.Flag("confirmed", Places("confirmed"));

    /// <summary>It says something of being confirmed, and that is no yes.</summary>
    public bool IsDenied => payload.IsGiven("confirmed", Places("confirmed")) && !IsConfirmed;

    /// <summary>Whether the connection's own map finds the field.</summary>
    public bool IsMapped(string field) => map.For(field).Any(path => payload.Has(whole(path), field));

    /// <summary>
    /// The booking without what only the channel knows: its own id of it, and who the network says it is.
    /// </summary>
    /// <exception cref="Errors.FieldFaults">The start is no date.</exception>
    public TrackBooking Read(Source source, Channel channel)
    {
        var reference = Reference();
        var booking = new TrackBooking
        {
            Source = source,
            Channel = channel,
            Phone = Text("phone", 100),
            Name = payload.Name(Places("firstName"), Places("lastName"), Places("name")),
            Email = payload.Email("email", Places("email")),
            ServiceName = Text("service", Appointment.MaxServiceLength),
            ServiceCategory = Text("category", Appointment.MaxCategoryLength),
            StaffMember = Text("staff", Appointment.MaxStaffLength),
            StartsAt = payload.Time("start", Places("start")),
            Duration = payload.WholeNumber("duration", 1, Appointment.LongestMinutes, Places("duration")),
            UnusablePriceIsNoted = true,
            Amount = payload.Price("price", Places("price")),
            Currency = payload.Currency("currency", Places("currency")),
            ExternalProvider = reference?.Provider,
            ExternalBookingId = reference?.Id,
            ExternalClient = payload.PhorestClient(
                Places("phorestClientId"), Places("phorestBusinessId"), Places("phorestBranchId")),
            // last: by now the remarks are known
            Notes = payload.WithRemarks(Text("notes", Appointment.MaxNotesLength)),
        };
        payload.ThrowIfFaulty(command: null);   // what the network knows is still to come
        return booking;
    }

    // Phorest's id of the booking is Phorest's; any other is the one that the booking flow itself gave out.
    private ExternalReference? Reference() =>
        ExternalReference.Create(null, Id("reference"))
        ?? ExternalReference.Create(ExternalClient.Phorest, Id("phorestBookingId"));

    // One that is too long names nothing: cut, it could be another booking's.
    private string? Id(string field) =>
        Text(field, ExternalReference.MaxIdLength + 1) is { Length: <= ExternalReference.MaxIdLength } id ? id : null;

    private string? Text(string field, int maxLength) => payload.Text(field, maxLength, Places(field));

    private string[] Places(string field) => [.. map.For(field).Concat(usual[field]).Select(whole)];
}
