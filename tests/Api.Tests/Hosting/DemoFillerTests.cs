using CustomerTracking.Api.DemoData;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Hosting;

internal sealed class DemoFillerTests
{
    [Test]
    public async Task Fill_Twice_MakesOneSalonThatMightBe()
    {
        await using var api = TestApi.Start();
        var made = await Fill(api);
        var again = await Fill(api);

        var clients = await api.Read(db => db.Set<Client>().Include(one => one.ContactPoints)
            .Where(one => one.Id != Demo.OtherClientId).ToListAsync());   // without a booking, to try merging
        var bookings = await api.Read(db => db.Set<Booking>().ToListAsync());
        Assert.That((made, again), Is.EqualTo((bookings.Count - 1, 0)), "the demo has one from the beginning");
        Assert.That(bookings, Has.Count.GreaterThan(400));
        Assert.That(clients.Select(one => one.Phone), Is.Unique.And.All.Not.Null);
        Assert.That(clients, Has.All.Matches<Client>(one => one.LastBookingDate >= one.FirstBookingDate));
        var last = bookings.GroupBy(one => one.ClientId)
            .ToDictionary(all => all.Key, all => all.Max(one => one.CreatedAt));
        Assert.That(clients, Has.All.Matches<Client>(one => one.LastBookingDate >= last[one.Id]), "last booked");
        Assert.That(bookings.Select(one => one.Channel).Distinct(), Has.Exactly(5).Items);
    }

    private static async Task<int> Fill(TestApi api)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var salon = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FindTenantProfile(Demo.TenantId));
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(salon!, "demo");
        return await scope.ServiceProvider.GetRequiredService<DemoFiller>().Fill(CancellationToken.None);
    }
}
