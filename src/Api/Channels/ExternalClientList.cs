using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// Collects the external clients that a sender names, and refuses those that identify nobody for certain. An id that
/// means nothing (<see cref="MissingValue"/>) is none.
/// </summary>
/// <param name="refuse">Is told where it stands, what is wrong with it, and what stands there.</param>
internal sealed class ExternalClientList(Action<string, string, string> refuse)
{
    private readonly List<ExternalClient> _clients = [];

    public IReadOnlyList<ExternalClient> Clients => _clients;

    public void Add(StatedText provider, StatedText client, StatedText business, StatedText branch)
    {
        if (MissingValue.IsId(client.Value) || IsTooLong(client) || IsTooLong(business)) return;

        // What is only missing in part: the branch tells nobody apart.
        var branchId = IsTooLong(branch) ? null : branch.Value;
        ExternalClient external;
        try
        {
            var name = CleanText.Line(MissingValue.Id(provider.Value))?.ToLowerInvariant();
            external = ExternalClient.Create(name, client.Value, business.Value, branchId);
        }
        catch (DomainException refusal)
        {
            refuse(provider.Path, refusal.Error.Message, provider.Value ?? client.Value!);
            return;
        }

        var ofSameBusiness = _clients.Find(
            one => (one.Provider, one.BusinessId) == (external.Provider, external.BusinessId));
        if (ofSameBusiness is not null)
        {
            if (ofSameBusiness.ClientId != external.ClientId)
                refuse(client.Path, ServiceMappingErrors.SeveralOfOne.Message, external.ClientId);
        }
        else if (_clients.Count == ExternalClient.MostOfABooking)
            refuse(client.Path, ServiceMappingErrors.TooMany.Message, external.ClientId);
        else _clients.Add(external);
    }

    // Cut, it could be another client's.
    private bool IsTooLong(StatedText id)
    {
        if (id.Value is not { Length: > ExternalClient.MaxIdLength } tooLong) return false;

        refuse(id.Path, $"At most {ExternalClient.MaxIdLength} characters.", tooLong);
        return true;
    }
}
