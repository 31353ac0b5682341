using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Rest;

internal static class BookingsApi
{
    public static void MapBookingsApi(this WebApplication app)
    {
        var bookings = app.MapTenantGroup("/bookings").WithTags("Bookings").Refuses(400, 401, 403);
        bookings.MapPost("", Create)
            .WithName("createBooking").RequireScope(Scope.BookingsWrite).Produces<BookingRow>(201)
            .Refuses(404, 409, 413, 415).TakesIdempotencyKey();
        bookings.MapPost("/track", Track)
            .WithName("trackBooking").RequireScope(Scope.BookingsWrite).Produces<TrackedReply>(201)
            .Produces<TrackedReply>()
            .Refuses(413, 415).TakesIdempotencyKey();
        bookings.MapGet("", List)
            .WithName("listBookings").RequireScope(Scope.BookingsRead).Produces<Page<BookingRow>>().Refuses(404);
        bookings.MapGet("/{id:guid}", Get)
            .WithName("getBooking").RequireScope(Scope.BookingsRead).Produces<BookingRow>().Refuses(404);
        bookings.MapPatch("/{id:guid}", Change)
            .WithName("changeBooking").RequireScope(Scope.BookingsWrite).Produces<BookingRow>()
            .Refuses(404, 409, 412, 413, 415, 428).TakesIfMatch();

        app.MapTenantGroup("/clients").MapGet("/{id:guid}/bookings", ListOfClient)
            .WithName("listClientBookings").WithTags("Clients")
            .RequireScope(Scope.BookingsRead)
            .Produces<Page<BookingRow>>().Refuses(400, 401, 403, 404);
    }

    /// <summary>Record a booking of a client who is known by id</summary>
    /// <remarks>
    /// Without an <c>externalBookingId</c> every request is a booking of its own; with one, a second request is 409,
    /// with the booking's id as <c>existingId</c>.
    /// </remarks>
    private static async Task<IResult> Create(
        Guid tenantId, Body<CreateBookingBody> body, IMediator mediator, HttpContext http)
    {
        var booking = await mediator.Send(body.To(value => value.ToCommand()), http.RequestAborted);
        return Etags.Created(http, $"/api/platform/tenants/{tenantId}/bookings/{booking.Id}", booking, booking.Version);
    }

    /// <summary>Track a booking: find or create the client, record the booking, link the salon system's ids</summary>
    /// <remarks>What every channel does. 201 the first time; a repeat is 200, answers like the first and changes
    /// nothing.</remarks>
    private static async Task<IResult> Track(
        Guid tenantId, Body<TrackBookingBody> body, IMediator mediator, HttpContext http)
    {
        FieldSpelling.Use(http, TrackBookingBody.Spellings);
        return TrackedReply.For(await mediator.Send(body.To(value => value.ToCommand()), http.RequestAborted));
    }

    /// <summary>List bookings by the time of the appointment, the latest first</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="from">Appointments that start at this time or later; without an offset, the tenant's local
    /// time. A plain date, such as 2026-12-03, is the tenant's day from its start.</param>
    /// <param name="to">Appointments that start before this time; of a plain date, the whole day is
    /// included.</param>
    /// <param name="status"><c>pending</c>, <c>confirmed</c>, <c>completed</c>, <c>cancelled</c> or
    /// <c>no_show</c>.</param>
    /// <param name="source"><c>voice</c>, <c>web</c> or <c>whatsapp</c>.</param>
    /// <param name="clientId">One client's only.</param>
    /// <param name="memberId">Only what others booked for this member of their household.</param>
    /// <param name="externalBookingId">The id that another system gave the booking, to the letter.</param>
    /// <param name="externalProvider">Whose id it is; when left out, one of <c>platform</c>, <c>phorest</c> or
    /// <c>fresha</c>.</param>
    /// <param name="updatedSince">Changed or recorded at this time or later; they come by their last change, the latest
    /// first. A plain date is the tenant's day from its start.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> List(
        Guid tenantId, string? from, string? to, string? status, string? source, Guid? clientId, Guid? memberId,
        string? externalBookingId, string? externalProvider, string? updatedSince, string? cursor, int? limit,
        IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(
            new ListBookings
            {
                From = ListQuery.Time(from, "from"),
                To = ListQuery.Until(to, "to"),
                Status = ListQuery.Word<BookingStatus>(status, "status"),
                Source = ListQuery.Source(source),
                ClientId = clientId is { } client ? new ClientId(client) : null,
                MemberId = memberId is { } member ? new ClientId(member) : null,
                ExternalBookingId = CleanText.Line(externalBookingId),
                ExternalProvider = CleanText.Line(externalProvider)?.ToLowerInvariant(),
                UpdatedSince = ListQuery.Time(updatedSince, "updatedSince"),
                Cursor = cursor,
                Limit = ListQuery.Limit(limit),
            },
            ct));

    /// <summary>List a client's bookings, the latest first</summary>
    /// <remarks>Those that the client made. <c>GET …/bookings?memberId=</c> lists what others of the household made for
    /// them.</remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The client.</param>
    /// <param name="cursor">The page before's <c>nextCursor</c>.</param>
    /// <param name="limit">1 to 100; 25 when left out.</param>
    private static async Task<IResult> ListOfClient(
        Guid tenantId, Guid id, string? cursor, int? limit, IMediator mediator, CancellationToken ct) =>
        Results.Json(await mediator.Send(
            new ListBookings { ClientId = new ClientId(id), Cursor = cursor, Limit = ListQuery.Limit(limit) }, ct));

    /// <summary>Read a booking</summary>
    private static async Task<IResult> Get(Guid tenantId, Guid id, IMediator mediator, HttpContext http)
    {
        var booking = await mediator.Send(new GetBooking(new(id)), http.RequestAborted);
        return Etags.Ok(http, booking, booking.Version);
    }

    /// <summary>Change a booking</summary>
    /// <remarks>
    /// A merge patch: what is left out stays, null clears. Allowed: pending → confirmed or cancelled; confirmed →
    /// completed, cancelled or no_show; payment pending → paid → refunded. Anything else is 409. Needs <c>If-Match</c>.
    /// </remarks>
    private static async Task<IResult> Change(
        Guid tenantId, Guid id, IfMatch match, Body<ChangeBookingBody> body, IMediator mediator, HttpContext http)
    {
        var booking = await mediator.Send(
            body.To(value => value.ToCommand(new(id), match.Version)), http.RequestAborted);
        return Etags.Ok(http, booking, booking.Version);
    }
}
