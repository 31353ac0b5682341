using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Overview;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>A year that is being typed is 0002 first; and somebody may write any into an address.</summary>
internal sealed class FarDaysTests : AppTests
{
    private static readonly (DateOnly From, DateOnly To)[] Spans =
    [
        (DateOnly.MinValue, DateOnly.MinValue), (DateOnly.MaxValue, DateOnly.MaxValue),
        (DateOnly.MinValue, DateOnly.MaxValue), (new(2, 11, 23), new(2, 11, 23)),
    ];

    [Test]
    public async Task Lists_OfDaysFarAway_AreWhatTheyAre([ValueSource(nameof(Spans))] (DateOnly From, DateOnly To) span)
    {
        await App.Send(ABooking());
        var all = span == (DateOnly.MinValue, DateOnly.MaxValue) ? 1 : 0;

        var appointments = await App.Send(new ListAppointments { From = span.From, To = span.To });
        var choices = await App.Send(new ListAppointmentChoices(span.From, span.To));
        var seen = await App.Send(
            new ListCustomers { Filter = new() { SeenFrom = span.From, SeenTo = span.To } });
        var booked = await App.Send(
            new ListCustomers { Filter = new() { BookedFrom = span.From, BookedTo = span.To } });

        Assert.That((appointments.Items.Count, choices.Services.Count, seen.Items.Count, booked.Items.Count),
            Is.EqualTo((all, all, all, all)));
    }

    [Test]
    public void Overview_OfDaysFarAway_IsRefused([ValueSource(nameof(Spans))] (DateOnly From, DateOnly To) span) =>
        Assert.That(
        () => App.Send(new GetOverview(span.From, span.To)),
        Throws.TypeOf<FluentValidation.ValidationException>().With.Message.Contains("between 2000 and 2199")
            .Or.Message.Contains("at most"));
}
