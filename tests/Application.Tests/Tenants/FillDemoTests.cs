using CustomerTracking.Application.DemoData;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Tenants;

internal sealed class FillDemoTests : AppTests
{
    [Test]
    public async Task Fill_Twice_MakesOneSalonThatMightBe()
    {
        var made = await App.Send(new FillDemo());
        var again = await App.Send(new FillDemo());

        var clients = await App.Read(db => db.Set<Client>().Include(one => one.ContactPoints).ToListAsync());
        var bookings = await App.Read(db => db.Set<Booking>().ToListAsync());
        Assert.That((made, again), Is.EqualTo((bookings.Count, 0)));
        Assert.That(bookings, Has.Count.GreaterThan(400));
        Assert.That(clients.Select(one => one.Phone), Is.Unique.And.All.Not.Null);
        Assert.That(clients, Has.All.Matches<Client>(one => one.LastBookingDate >= one.FirstBookingDate));
        var last = bookings.GroupBy(one => one.ClientId)
            .ToDictionary(all => all.Key, all => all.Max(one => one.CreatedAt));
        Assert.That(clients, Has.All.Matches<Client>(one => one.LastBookingDate == last[one.Id]), "last booked");
        Assert.That(bookings.Select(one => one.Channel).Distinct(), Has.Exactly(4).Items);
    }
}
