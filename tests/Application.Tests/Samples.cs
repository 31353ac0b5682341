using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using FluentValidation;

namespace CustomerTracking.Application.Tests;

/// <summary>Requests with nothing remarkable about them; a test changes what it is about.</summary>
internal static class Samples
{
    public const string AoifesPhone = "087 123 4567";
    public const string AoifesKey = "+353871234567";
    public const string SaoirsesPhone = "085 765 4321";

    public static TrackBooking ABooking(int hour = 14) => new()
    {
        Source = Source.Voice,
        Channel = Channel.Rest,
        Phone = AoifesPhone,
        Name = GivenName.Create("Aoife", "Ní Bhriain"),
        Email = "aoife@example.ie",
        ServiceName = "Half head highlights",
        StartsAt = At(hour),
        Amount = 125,
    };

    public static AppointmentTime At(int hour, int minute = 0) => new(new DateTime(2026, 12, 3, hour, minute, 0), null);

    public static RegisterClient ARegistration(string phone = AoifesPhone) => new()
    {
        FirstName = "Aoife",
        LastName = "Ní Bhriain",
        Phone = phone,
        FirstInteractionSource = Source.Web,
    };

    public static CreateBooking ABookingFor(Guid client) => new()
    {
        ClientId = new(client),
        BookingDate = At(14),
        ServiceName = "Trim",
        Source = Source.Web,
        Channel = Channel.Rest,
    };

    public static Task<T[]> AtOnce<T>(int times, Func<int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(number => Task.Run(() => act(number))));

    public static async Task<DomainError> ARefusal(Func<Task> act) =>
        await OutcomeOf(act) ?? throw new AssertionException("Nothing was refused.");

    public static async Task<DomainError?> OutcomeOf(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal.Error;
        }
    }

    public static async Task<IEnumerable<string>> FaultsOf(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (ValidationException invalid)
        {
            return invalid.Errors.Select(fault => $"{fault.PropertyName}: {fault.ErrorCode}");
        }

        return [];
    }

    public static ReceivedMessage AMessage(string key, string format = "n8n-created") => new()
    {
        Channel = Channel.N8n,
        Format = format,
        SenderId = new("01930000-0000-7000-8000-0000000000aa"),
        SenderName = "n8n",
        EventType = "booking-created",
        Key = key,
        ReceivedAt = DateTimeOffset.UnixEpoch,
    };
}
