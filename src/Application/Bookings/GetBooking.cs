using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Bookings;

public sealed record GetBooking(BookingId Id) : IRequest<BookingRow>, IRead;

internal sealed class GetBookingHandler(IReadDb db, IMapper mapper) : IRequestHandler<GetBooking, BookingRow>
{
    public async Task<BookingRow> Handle(GetBooking query, CancellationToken ct)
    {
        var booking = await db.Bookings.Where(booking => booking.Id == query.Id)
            .ProjectTo<BookingRow>(mapper.ConfigurationProvider).SingleOrDefaultAsync(ct)
            ?? throw new DomainException(BookingErrors.NotFound);
        return (await db.WithMembers([booking], ct))[0];
    }
}
