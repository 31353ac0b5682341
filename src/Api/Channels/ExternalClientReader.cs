using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// What salon systems call the person of a booking: the fields of those that have some of their own
/// (<c>phorestClientId</c>), then the list <c>serviceMappings</c> for any.
/// </summary>
/// <param name="payload">What was sent.</param>
/// <param name="paths">Where a field may stand.</param>
internal sealed class ExternalClientReader(Payload payload, Func<BookingField, string[]> paths)
{
    // Many may be empty, or the same; a list that is longer is somebody's mistake, and is not gone through.
    private const int MostItems = 10 * ExternalClient.MostOfABooking;

    public IReadOnlyList<ExternalClient> Read()
    {
        var clients = new ExternalClientList((path, message, sent) =>
            payload.Refuse(BookingField.ServiceMappings.Property, path, message, sent));
        foreach (var provider in ExternalClient.WellKnownProviders)
            clients.Add(
                new(provider, provider), Stated(BookingField.ClientIdOf(provider)),
                Stated(BookingField.BusinessIdOf(provider)), Stated(BookingField.BranchIdOf(provider)));
        var list = BookingField.ServiceMappings;
        foreach (var item in payload.Objects(list.Property, MostItems, FieldExplanation.ServiceMappings, paths(list)))
            clients.Add(
                item.Text("provider", "serviceProvider"), item.Text("externalClientId", "clientId"),
                item.Text("businessId"), item.Text("branchId"));
        return clients.Clients;
    }

    private StatedText Stated(BookingField field)
    {
        var text = payload.Text(field.Property, ExternalClient.MaxIdLength + 1, paths(field));
        return new(text, payload.Spellings[field.Property]);
    }
}
