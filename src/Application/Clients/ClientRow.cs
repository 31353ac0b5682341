using AutoMapper;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Clients;

/// <summary>A client as they are read.</summary>
public sealed record ClientRow
{
    public required Guid Id { get; init; }

    /// <summary><c>Unknown</c> until the name is known.</summary>
    public required string FirstName { get; init; }

    public required bool FirstNameIsPlaceholder { get; init; }

    public string? LastName { get; init; }

    /// <summary>What they like to be called, where that is not the first name.</summary>
    public string? KnownAs { get; init; }

    public string? Email { get; init; }

    /// <summary>The number to call, in E.164.</summary>
    public string? Phone { get; init; }

    public DateOnly? Birthday { get; init; }

    /// <summary>For staff: what to know of the person.</summary>
    public string? Notes { get; init; }

    public required Source FirstInteractionSource { get; init; }

    public required DateTimeOffset FirstInteractionDate { get; init; }

    /// <summary>When they first booked.</summary>
    public DateTimeOffset? FirstBookingDate { get; init; }

    /// <summary>When they last booked.</summary>
    public DateTimeOffset? LastBookingDate { get; init; }

    public required ClientStatus Status { get; init; }

    /// <summary>Every way in which they are recognised.</summary>
    public required IReadOnlyList<ContactPointRow> ContactPoints { get; init; }

    /// <summary>
    /// Who was merged into them, and whose ids lead here; only where one client is read by id, and null elsewhere.
    /// </summary>
    public IReadOnlyList<Guid>? MergedIds { get; init; }

    /// <summary>The client whose household they are in; null where they are in none, or own one.</summary>
    public Guid? HouseholdOwnerId { get; init; }

    /// <summary>The others of their household; only where one client is read by id, and null elsewhere.</summary>
    public IReadOnlyList<HouseholdPersonRow>? Household { get; init; }

    /// <summary>Who said the values; only where it is asked for, and null elsewhere.</summary>
    public ClientProvenance? Provenance { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Goes up with every change; it is also the ETag.</summary>
    public required int Version { get; init; }
}

/// <param name="Kind">Phone or WhatsApp user id.</param>
/// <param name="Value">The number in E.164, or the user id.</param>
/// <param name="Key">What bookings are matched by.</param>
/// <param name="Raw">The form in which it was first seen.</param>
public sealed record ContactPointRow(ContactPointKind Kind, string Value, string Key, string Raw);

internal sealed class ClientRowProfile : Profile
{
    public ClientRowProfile()
    {
        CreateMap<Client, ClientRow>().ForMember(row => row.MergedIds, map => map.Ignore())
            .ForMember(row => row.Household, map => map.Ignore()).ForMember(row => row.Provenance, map => map.Ignore());
        CreateMap<ContactPoint, ContactPointRow>();
    }
}
