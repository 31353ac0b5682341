using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// Reading what several senders have in common. Where their fields stand is each channel's own business.
/// </summary>
internal static class BookingFields
{
    /// <summary>Two parts, or a whole name to be split when neither part is there.</summary>
    public static GivenName Name(
        this Payload payload, ReadOnlySpan<string> first, ReadOnlySpan<string> last, params ReadOnlySpan<string> whole)
    {
        var name = GivenName.Create(
            payload.Text("firstName", GivenName.MaxPartLength, first),
            payload.Text("lastName", GivenName.MaxPartLength, last));
        return name.IsMissing && whole.Length > 0
            ? GivenName.OfWhole(payload.Text("name", GivenName.MaxPartLength, whole)) : name;
    }

    /// <summary>Phorest's ids as the seed spells them, below a prefix such as <c>bookingDetails.</c>.</summary>
    public static ExternalClient? PhorestClient(this Payload payload, params ReadOnlySpan<string> prefixes) =>
        payload.PhorestClient(
        Under(prefixes, "phorestClientId"), Under(prefixes, "phorestBusinessId"), Under(prefixes, "phorestBranchId"));

    public static ExternalClient? PhorestClient(
        this Payload payload, ReadOnlySpan<string> client, ReadOnlySpan<string> business, ReadOnlySpan<string> branch)
    {
        var clientId = payload.Text("externalClientId", ExternalClient.MaxIdLength + 1, client);
        var businessId = payload.Text("businessId", ExternalClient.MaxIdLength + 1, business);

        // One that is too long identifies nobody: cut, it could be another client's.
        if (payload.IsForgiving && (IsTooLong(clientId) || IsTooLong(businessId))) return null;

        var branchId = payload.Text("branchId", ExternalClient.MaxIdLength, branch);
        return ExternalClient.IfAny(ExternalClient.Phorest, clientId, businessId, branchId);
    }

    private static bool IsTooLong(string? id) => id?.Length > ExternalClient.MaxIdLength;

    public static string[] Under(ReadOnlySpan<string> prefixes, params ReadOnlySpan<string> names)
    {
        var paths = new List<string>();
        foreach (var prefix in prefixes)
        {
            foreach (var name in names) paths.Add(prefix + name);
        }

        return [.. paths];
    }
}
