using AutoMapper;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Bookings;

/// <summary>A booking as it is read.</summary>
public sealed record BookingRow
{
    public required Guid Id { get; init; }

    /// <summary>Who booked.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Whom of the client's household it is for; null where it is for the client.</summary>
    public Guid? MemberId { get; init; }

    /// <summary>When the appointment starts.</summary>
    public required DateTimeOffset BookingDate { get; init; }

    public required string ServiceName { get; init; }

    public string? ServiceCategory { get; init; }

    /// <summary>Minutes.</summary>
    public int? Duration { get; init; }

    public string? StaffMember { get; init; }

    public decimal? Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    public required BookingStatus Status { get; init; }

    public required PaymentStatus PaymentStatus { get; init; }

    public required Source Source { get; init; }

    public required Channel Channel { get; init; }

    public string? ExternalProvider { get; init; }

    public string? ExternalBookingId { get; init; }

    /// <summary>Why the booking stands under this client.</summary>
    public required MatchReceipt Match { get; init; }

    /// <summary>Set when the booking was made under another name than the client's.</summary>
    public string? GuestName { get; init; }

    public string? GuestEmail { get; init; }

    public string? Notes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Goes up with every change; it is also the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>What was changed since, oldest first.</summary>
    public required IReadOnlyList<BookingChange> History { get; init; }
}

internal sealed class BookingRowProfile : Profile
{
    public BookingRowProfile() => CreateMap<Booking, BookingRow>()
        .ForMember(row => row.History, map => map.MapFrom(booking => booking.History.OrderBy(change => change.Number)));
}
