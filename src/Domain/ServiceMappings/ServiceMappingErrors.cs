using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.ServiceMappings;

public static class ServiceMappingErrors
{
    public static readonly DomainError Provider = new(
        "mapping.provider", "The service provider is a lower-case name, such as phorest or fresha.", ErrorKind.Invalid,
        "serviceProvider");

    public static readonly DomainError ExternalClientMissing = new(
        "mapping.external_client_missing", "A mapping needs the id that the other system gives the client.",
        ErrorKind.Invalid,
        "externalClientId");

    public static readonly DomainError TooMany = new(
        "mapping.too_many", $"A booking names at most {ExternalClient.MostOfABooking} external clients.",
        ErrorKind.Invalid, "serviceMappings");

    public static readonly DomainError SeveralOfOne = new(
        "mapping.several_of_one",
        "The booking names two clients of one provider and business. Leave out the one that is not this person.",
        ErrorKind.Invalid, "serviceMappings");

    public static DomainError Taken(ClientId holder) => new(
        "mapping.taken", "That external id already belongs to another client.", ErrorKind.Conflict, "externalClientId")
    {
        ExistingId = holder.Value,
    };
}
