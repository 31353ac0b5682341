using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CustomerTracking.Application.Tests.Clients;

internal sealed class ListCustomersTests : AppTests
{
    [Test]
    public async Task List_ByName_CountsTheirBookings()
    {
        await TwoClients();

        var page = await App.Send(new ListCustomers { Filter = new() { Query = "aoife" } });

        Assert.That(page.Items.Select(row => (row.Name, row.Bookings)), Is.EqualTo([("Aoife Ní Bhriain", 2)]));
    }

    [Test]
    public async Task List_Filtered_IsThoseOnly()
    {
        await TwoClients();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        CustomerFilter[] filters =
        [
            new() { Source = Source.Voice }, new() { Source = Source.Web }, new() { Status = ClientStatus.Inactive },
            new() { SeenFrom = today.AddDays(-1), SeenTo = today.AddDays(1) }, new() { SeenTo = today.AddDays(-2) },
            new() { BookedFrom = today.AddDays(-1), BookedTo = today.AddDays(1) },
            new() { BookedFrom = today.AddDays(2) },
        ];

        var found = new List<int>();
        foreach (var filter in filters)
        {
            var page = await App.Send(new ListCustomers { Filter = filter });
            Assert.That(await App.Send(new CountCustomers(filter)), Is.EqualTo(page.Items.Count));
            found.Add(page.Items.Count);
        }

        Assert.That(found, Is.EqualTo([1, 1, 0, 2, 0, 1, 0]));
    }

    [TestCase(CustomerOrder.Newest, null, new[] { "Cy", "éa", "Bo", "Al" })]
    [TestCase(CustomerOrder.Name, null, new[] { "Al", "Bo", "Cy", "éa" })]
    [TestCase(CustomerOrder.Newest, "086", new[] { "Cy", "éa", "Bo", "Al" })]
    public async Task List_PageByPage_IsEverybodyOnceInOrder(CustomerOrder order, string? words, string[] expected)
    {
        await using var salon = await TestApp.Open(
            services => services.AddSingleton<TimeProvider>(AClock(TimeSpan.FromMilliseconds(1))));
        foreach (var (name, phone) in new[] { ("Al", "0861110001"), ("Bo", "0861110002"), ("éa", "0861110003"), (
            "Cy", "0861110004") })
            await salon.Send(ARegistration(phone) with { FirstName = name, LastName = null });

        var names = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await salon.Send(
                new ListCustomers { Filter = new() { Query = words }, Order = order, Limit = 1, Cursor = next });
            names.AddRange(page.Items.Select(row => row.Name));
            next = page.NextCursor;
        }

        Assert.That(names, Is.EqualTo(expected));
    }

    // SQLite keeps the ten-millionths of a second, and many bookings arrive within a millisecond of each other.
    [Test]
    public async Task List_OfThoseOfOneMillisecond_PageByPage_IsEverybodyOnce()
    {
        await using var salon = await TestApp.Open(
            services => services.AddSingleton<TimeProvider>(AClock(TimeSpan.FromTicks(7))));
        for (var number = 0; number < 6; number++) await salon.Send(ARegistration($"086111000{number}"));

        var seen = new List<Guid>();
        for (var next = ""; next is not null;)
        {
            var page = await salon.Send(new ListCustomers { Limit = 2, Cursor = next });
            seen.AddRange(page.Items.Select(row => row.Id));
            next = page.NextCursor;
        }

        Assert.That(seen, Is.Unique.And.Count.EqualTo(6));
    }

    private async Task TwoClients()
    {
        await App.Send(ABooking() with { Name = GivenName.Create("Aoife", "Ní Bhriain"), ServiceName = "Cut" });
        await App.Send(ABooking() with { ServiceName = "Toner" });
        await App.Send(ARegistration("086 999 8888") with { FirstName = "Orla", FirstInteractionSource = Source.Web });
    }

    // It goes on by one step each time that it is read.
    private static FakeTimeProvider AClock(TimeSpan step) =>
        new(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = step };
}
