using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Overview;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Application.Tests.Overview;

internal sealed class GetOverviewTests
{
    private readonly Hand _clock = new();
    private TestApp _salon = null!;

    [SetUp]
    public async Task Open() => _salon = await TestApp.Open(services => services.AddSingleton<TimeProvider>(_clock));

    [TearDown]
    public async Task Close() => await _salon.DisposeAsync();

    [Test]
    public async Task Day_IsTheSalons_AlsoWhereItsClocksChange()
    {
        // Dublin's 25 October 2026 has 25 hours: it begins at 23:00 UTC and ends at midnight UTC.
        await Book("0871110001", "2026-10-24T22:59:59Z");
        await Book("0871110002", "2026-10-24T23:00:00Z");
        await Book("0871110003", "2026-10-25T23:59:59Z");
        await Book("0871110004", "2026-10-26T00:00:00Z");

        var seen = await _salon.Send(new GetOverview(new(2026, 10, 24), new(2026, 10, 26)));

        Assert.That(seen.Days.Select(day => day.Booked[Source.Voice]), Is.EqualTo([1, 2, 1]));
    }

    [Test]
    public async Task Figures_AreOfThePeriodAndItsMoney()
    {
        await Book("0871110001", "2026-10-01T10:00:00Z", 50);
        await Book("0871110001", "2026-11-02T10:00:00Z", 40);
        await Book("0871110002", "2026-11-02T11:00:00Z", 30);
        await Book("0871110002", "2026-11-03T11:00:00Z", 20, "GBP");
        var off = await Book("0871110003", "2026-11-03T12:00:00Z", 99);
        await _salon.Send(new ChangeBooking
        {
            Id = off.BookingId,
            Channel = Domain.Common.Channel.Admin,
            Status = BookingStatus.Cancelled,
        });

        var seen = await _salon.Send(new GetOverview(new(2026, 11, 1), new(2026, 11, 30)));

        Assert.That((seen.NewClients, seen.ReturningClients), Is.EqualTo((2, 1)));
        Assert.That(
            seen.Sources.Single(one => one.Source is Source.Voice), Is.EqualTo(new SourceTotal(Source.Voice, 4, 70)));
    }

    [Test]
    public async Task CameBack_NeverFallsAsThePeriodGrows()
    {
        await Book("0871110001", "2026-09-01T10:00:00Z");
        await Book("0871110001", "2026-11-02T10:00:00Z");
        await Book("0871110002", "2026-10-10T10:00:00Z");
        await Book("0871110002", "2026-11-03T10:00:00Z");
        await Book("0871110003", "2026-11-04T10:00:00Z");

        var counts = new List<int>();
        foreach (var days in new[] { 1, 3, 7, 30, 90, 365 })
            counts.Add((await _salon.Send(
                new GetOverview(new DateOnly(2026, 11, 4).AddDays(1 - days), new(2026, 11, 4)))).CameBack);

        Assert.That(counts, Is.EqualTo([0, 2, 2, 2, 2, 2]));
    }

    [Test]
    public void Period_LongerThanAYear_IsRefused() => Assert.That(
        () => _salon.Send(new GetOverview(new(2024, 1, 1), new(2026, 1, 1))),
        Throws.TypeOf<FluentValidation.ValidationException>());

    private Task<TrackedBooking> Book(string phone, string at, decimal? price = null, string? currency = null)
    {
        _clock.Now = DateTimeOffset.Parse(at, null);
        return _salon.Send(ABooking() with
        {
            Phone = phone,
            Name = GivenName.None,
            ChannelBookingId = at,
            Amount = price,
            Currency = currency,
        });
    }

    private sealed class Hand : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
