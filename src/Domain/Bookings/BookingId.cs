using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Bookings;

public readonly record struct BookingId(Guid Value) : IComparable<BookingId>
{
    public static BookingId New() => new(SequentialGuid.New());

    public int CompareTo(BookingId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
