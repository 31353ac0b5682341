using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>A new client.</summary>
internal sealed record RegisterClientBody : IChecksFields
{
    /// <summary>At most 100 characters; <c>Unknown</c> when left out.</summary>
    public string? FirstName { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? LastName { get; init; }

    public string? Email { get; init; }

    /// <summary>Any spelling; without a country code it belongs to the tenant's region. Needed.</summary>
    [AlsoNumber]
    public string? Phone { get; init; }

    /// <summary>How they first came. Needed.</summary>
    public Source? FirstInteractionSource { get; init; }

    /// <summary>When they first came; now when left out. Without an offset it is the tenant's local time.</summary>
    public AppointmentTime? FirstInteractionDate { get; init; }

    /// <summary>When they first booked, if they have.</summary>
    public AppointmentTime? FirstBookingDate { get; init; }

    /// <summary><c>active</c> (when left out) or <c>inactive</c>.</summary>
    public ClientStatus? Status { get; init; }

    public RegisterClient ToCommand() => new()
    {
        FirstName = FirstName,
        LastName = LastName,
        Email = Email,
        Phone = Phone,
        FirstInteractionSource = FirstInteractionSource.GetValueOrDefault(),
        FirstInteractionDate = FirstInteractionDate,
        FirstBookingDate = FirstBookingDate,
        Status = Status ?? ClientStatus.Active,
    };

    IEnumerable<(string Field, string Message)> IChecksFields.Faults() =>
        Required.Source(FirstInteractionSource, "firstInteractionSource");
}

/// <summary>What of a client changes: what is left out stays, null clears.</summary>
internal sealed record ChangeClientBody
{
    /// <summary>At most 100 characters.</summary>
    public Change<string> FirstName { get; init; }

    /// <summary>At most 100 characters.</summary>
    [Clearable]
    public Change<string> LastName { get; init; }

    /// <summary>One address.</summary>
    [Clearable]
    public Change<string> Email { get; init; }

    /// <summary>Another number to call, in any spelling.</summary>
    [AlsoNumber]
    public Change<string> Phone { get; init; }

    /// <summary><c>active</c> or <c>inactive</c>.</summary>
    public Change<ClientStatus> Status { get; init; }

    public ChangeClient ToCommand(ClientId id, ExpectedVersion? expectedVersion) => new()
    {
        Id = id,
        ExpectedVersion = expectedVersion,
        Channel = Channel.Rest,
        FirstName = FirstName,
        LastName = LastName,
        Email = Email,
        Phone = Phone,
        Status = Status,
    };
}
