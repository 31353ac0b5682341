using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Bench;

/// <summary>As fast as ASP.NET Core can read this body and answer like this, if nothing else is to be done.</summary>
internal static class HttpCeiling
{
    public const string Argument = "http-ceiling";

    public static async Task Serve()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        app.MapGet("/", () => "");
        app.MapPost("/api/webhooks/n8n/booking-created", (Body body) => Results.Json(
            new Reply(
                Success: true, Guid.Empty, Guid.Empty, IsNewClient: true, IsNewBooking: true,
                new("created", "phone", (body.Customer?.Phone ?? body.BookingData?.Phone)!)),
            statusCode: StatusCodes.Status201Created));
        await app.RunAsync();
    }

    private sealed record Body(
        string? ExternalId, string? Source, string? TenantId, Person? Customer, Appointment? Booking,
        Flat? BookingData);

    private sealed record Person(string? FirstName, string? LastName, string? Phone, string? Email);

    private sealed record Appointment(
        string? Service, string? Staff, string? DateTime, string? Price, string? Currency, string? Status);

    private sealed record Flat(
        string? ExternalId, string? Phone, string? FirstName, string? LastName, string? Email, string? Service,
        string? DateTime, decimal? Price, string? Source);

    private sealed record Reply(
        bool Success, Guid ClientId, Guid BookingId, bool IsNewClient, bool IsNewBooking, Receipt Match);

    private sealed record Receipt(string Decision, string By, string Key);
}
