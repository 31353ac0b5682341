using System.Globalization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using MediatR;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>
/// Answers a custom function with a sentence: the agent says what it hears, and takes silence for success.
/// </summary>
internal sealed partial class RetellFunctionChannel(
    SignedMessageProcessor processor, IMediator mediator, CurrentCaller caller, IOutages outages,
    ILogger<RetellFunctionChannel> log)
{
    private const int SecondsToRetry = 2;

    private const string NotRecorded = "The booking is not recorded.";

    public async Task<IResult> Answer(SignedRequest inbound, HttpContext http)
    {
        try
        {
            return await Answer(await processor.ProcessAsync(inbound, http.RequestAborted), http.RequestAborted);
        }
        catch (Exception outage) when (IsPassing(outage))
        {
            NotNow(outage, inbound.Credentials.Id.Value);
            http.Response.Headers.RetryAfter = SecondsToRetry.ToString(CultureInfo.InvariantCulture);
            return Reply(
                StatusCodes.Status503ServiceUnavailable, "database.unavailable",
                "The booking could not be recorded just now. Please try again in a moment.");
        }
    }

    private async Task<IResult> Answer(ProcessingResult result, CancellationToken ct)
    {
        if (result.Tracked is { } tracked) return Recorded(await mediator.Send(new GetBooking(tracked.BookingId), ct));

        var (code, why) = result switch
        {
            { Unusable: { } reason } => (reason.Code, reason.Sentence),
            { NoBooking: { } no } => (no.Code, no.Sentence),
            _ => ("function.not_booking", "Nothing in it tells of a booking."),
        };
        return Reply(StatusCodes.Status422UnprocessableEntity, code, $"{NotRecorded} {why}");
    }

    // A repeat answers like the first, unless the booking has been called off since.
    private IResult Recorded(BookingRow booking)
    {
        var start = TimeZoneInfo.ConvertTime(booking.BookingDate, caller.Tenant.Zone)
            .ToString("dddd d MMMM 'at' HH:mm", CultureInfo.InvariantCulture);
        return booking.Status is BookingStatus.Cancelled or BookingStatus.NoShow
            ? Reply(
                StatusCodes.Status409Conflict, "booking.cancelled",
                $"{NotRecorded} The one for {start} was cancelled before.")
            : Results.Json(new RetellFunctionReply(Success: true, $"The booking is recorded for {start}."));
    }

    private static IResult Reply(int status, string code, string message) =>
        Results.Json(new RetellFunctionReply(Success: false, message, code), statusCode: status);

    private bool IsPassing(Exception failure) =>
        outages.Include(failure) || failure is StaleRowException or DuplicateRowException;

    [LoggerMessage(
        LogLevel.Error, "[Customer Tracking] A custom function could not be recorded (connection {ConnectionId})")]
    private partial void NotNow(Exception failure, Guid connectionId);
}
