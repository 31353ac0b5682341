using System.Data.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

/// <summary>Reads a booking, and behind it its client, out of a row.</summary>
internal sealed class KnownBookings
{
    private static readonly string[] Properties =
    [
        nameof(Booking.Id), nameof(Booking.BookingKey), nameof(Booking.Status), nameof(Booking.BookingDate),
        nameof(Booking.ServiceName), nameof(Booking.GuestName), nameof(Booking.ExternalProvider),
        nameof(Booking.ExternalBookingId), nameof(Booking.MemberId),
    ];

    private readonly string[] _columns;
    private readonly Materialiser<Client> _clients;
    private readonly Func<DbDataReader, int, BookingId> _id;
    private readonly Func<DbDataReader, int, BookingStatus> _status;
    private readonly Func<DbDataReader, int, DateTimeOffset> _start;
    private readonly Func<DbDataReader, int, ClientId?> _member;

    public KnownBookings(DbContext db, Materialiser<Client> clients)
    {
        var type = db.Model.FindEntityType(typeof(Booking))!;
        _clients = clients;
        _columns = [.. Properties.Select(name => type.FindProperty(name)!.GetColumnName())];
        _id = StoredValue.Reader<BookingId>(type.FindProperty(nameof(Booking.Id))!);
        _status = StoredValue.Reader<BookingStatus>(type.FindProperty(nameof(Booking.Status))!);
        _start = StoredValue.Reader<DateTimeOffset>(type.FindProperty(nameof(Booking.BookingDate))!);
        _member = StoredValue.Reader<ClientId?>(type.FindProperty(nameof(Booking.MemberId))!);
    }

    public string Columns(string alias) => string.Join(", ", _columns.Select(column => $"{alias}.\"{column}\""));

    public KnownBooking Read(DbDataReader row) => new(
        _id(row, 0), _clients.Read(row, Properties.Length), Text(row, 1), _status(row, 2), _start(row, 3),
        row.GetString(4), Text(row, 5), ExternalReference.Stored(Text(row, 6), Text(row, 7)),
        _member(row, 8));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
