using System.Text;
using System.Text.Json;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Events;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CustomerTracking.Application.Tests.Events;

/// <summary>
/// Which events a save leaves behind: one for each change that somebody could see, and none without one.
/// </summary>
internal sealed class OutboxTests : AppTests
{
    private static readonly ExternalClient Phorest = ExternalClient.Create("phorest", "igK6", "biz", null);

    [SetUp]
    public Task Subscribe() => App.Send(new OpenSubscription { Url = "https://receiver.example/hook" });

    [Test]
    public async Task Track_ANewClientWithAMapping_TellsOfAllThreeInTheirOrder()
    {
        await App.Send(ABooking() with { ExternalClients = [Phorest] });

        Assert.That(await Types(),
            Is.EqualTo([EventTypes.ClientCreated, EventTypes.MappingCreated, EventTypes.BookingTracked]));
    }

    [Test]
    public async Task Track_WithoutASubscriptionThatWantsIt_LeavesNoEvent()
    {
        await using var salon = await TestApp.Open();
        await salon.Send(ABooking(hour: 8));
        var opened = await salon.Send(new OpenSubscription
        {
            Url = "https://receiver.example/hook",
            EventTypes = [EventTypes.BookingTracked, EventTypes.BookingCancelled],
        });
        await salon.Send(ABooking(hour: 9));
        await salon.Send(new ChangeSubscription
        {
            Id = new(opened.Subscription.Id),
            EventTypes = Change<IReadOnlyList<string>>.To([EventTypes.MappingCreated]),
        });
        await salon.Send(ABooking(hour: 10));
        await salon.Send(new RemoveSubscription(new(opened.Subscription.Id)));
        await salon.Send(ABooking(hour: 11));

        Assert.That(
            await salon.Read(db => db.Set<OutboxEvent>().Select(one => one.Type).ToListAsync()),
            Is.EqualTo([EventTypes.BookingTracked]));
    }

    [Test]
    public async Task Track_WithASubscription_LeavesItsEventsToBeHandedOut()
    {
        await using var salon = await TestApp.Open();
        var opened = await salon.Send(new OpenSubscription { Url = "https://receiver.example/hook" });
        await salon.Send(ABooking(hour: 9));
        var on = await salon.Read(db => db.Set<OutboxEvent>().ToListAsync());
        await salon.Send(new ChangeSubscription { Id = new(opened.Subscription.Id), Enabled = false });
        await salon.Send(ABooking(hour: 10));
        var off = (await salon.Read(db => db.Set<OutboxEvent>().ToListAsync())).ExceptBy(
            on.Select(one => one.Id), one => one.Id).ToList();

        Assert.That(on.Select(one => one.FannedOutAt), Is.Not.Empty.And.All.Null);
        Assert.That(
            off.Select(one => one.FannedOutAt), Is.Not.Empty.And.EqualTo(off.Select(one => one.OccurredAt)),
            "kept for whoever asks when it is on again");
    }

    [Test]
    public async Task Track_AKnownClient_TellsThatTheyBooked()
    {
        var clock = new FakeTimeProvider(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        await using var salon = await TestApp.Open(services => services.AddSingleton<TimeProvider>(clock));
        await salon.Send(new OpenSubscription { Url = "https://receiver.example/hook" });
        await salon.Send(ABooking(hour: 9));
        var before = await salon.Read(db => db.Set<OutboxEvent>().CountAsync());
        clock.Advance(TimeSpan.FromMinutes(1));

        await salon.Send(ABooking(hour: 10));

        var types = await salon.Read(db =>
            db.Set<OutboxEvent>().OrderBy(one => one.Sequence).Select(one => one.Type).ToListAsync());
        Assert.That(types.Skip(before), Is.EqualTo([EventTypes.ClientUpdated, EventTypes.BookingTracked]));
    }

    [TestCase("💇")]
    [TestCase("𝒜oife 👩🏽‍🦰💅")]
    [TestCase("\\ud83d\\ude00 as text")]
    [TestCase("\\💇 \\\\💇 \\u💇")]
    [TestCase("\"💇\"\u2028")]
    public async Task Payload_WithACharacterBeyondTheFirstPlane_HasItAsItself(string notes)
    {
        await App.Send(ABooking() with { Notes = notes });

        var told = (await Events())[^1];

        var pair = notes.IndexOf("💇", StringComparison.Ordinal) >= 0;
        Assert.That(Data(told).GetProperty("notes").GetString(), Is.EqualTo(CleanText.Lines(notes)));
        Assert.That(told.Payload.Contains("💇", StringComparison.Ordinal), Is.EqualTo(pair));
    }

    [Test]
    public async Task Track_ARepeat_TellsNothing()
    {
        await App.Send(ABooking());
        var before = await Types();

        await App.Send(ABooking());

        Assert.That(await Types(), Is.EqualTo(before));
    }

    [Test]
    public async Task Track_TheSameDeliveryAtOnce_IsToldOnce()
    {
        await using var beside = App.AnotherProcess();

        await AtOnce(32, number => (number % 2 == 0 ? App : beside).Send(ABooking()));

        Assert.That(await Types(), Is.EqualTo([EventTypes.ClientCreated, EventTypes.BookingTracked]));
    }

    [Test]
    public async Task Change_OfABooking_IsTheOneEventThatSaysMost()
    {
        var booking = (await App.Send(ABooking())).BookingId;
        var before = (await Events()).Count;

        await Change(booking, change => change with { Notes = "Window seat" });
        await Change(booking, change => change with { BookingDate = At(16), Notes = "Later" });
        await Change(
            booking, change => change with { Status = BookingStatus.Cancelled, PaymentStatus = PaymentStatus.Paid });
        await Change(booking, change => change with { PaymentStatus = PaymentStatus.Refunded });

        Assert.That((await Types()).Skip(before), Is.EqualTo([
            EventTypes.BookingUpdated, EventTypes.BookingRescheduled, EventTypes.BookingCancelled,
            EventTypes.BookingUpdated,
        ]));
    }

    [Test]
    public async Task Change_OfABooking_TellsTheNewVersion()
    {
        var booking = (await App.Send(ABooking())).BookingId;

        var row = await Change(booking, change => change with { Notes = "Window seat" });

        var data = Data((await Events())[^1]);
        Assert.That((data.GetProperty("id").GetGuid(), data.GetProperty("version").GetInt32(), row.Version),
            Is.EqualTo((booking.Value, 2, 2)));
        Assert.That(data.GetProperty("tenantId").GetGuid(), Is.EqualTo(App.Profile.Id.Value));
    }

    [Test]
    public async Task Change_ThatChangesNothing_TellsNothing()
    {
        var tracked = await App.Send(ABooking());
        var before = await Types();

        await Change(tracked.BookingId, change => change with { Status = BookingStatus.Confirmed });
        await App.Send(new ChangeClient { Channel = Channel.Rest, Id = tracked.ClientId, FirstName = "Aoife" });

        Assert.That(await Types(), Is.EqualTo(before));
    }

    [Test]
    public async Task Change_OfAClient_IsTold()
    {
        var client = new ClientId((await App.Send(ARegistration())).Id);

        await App.Send(new ChangeClient { Channel = Channel.Rest, Id = client, LastName = "Byrne" });

        var events = await Events();
        Assert.That(events.Select(one => one.Type), Is.EqualTo([EventTypes.ClientCreated, EventTypes.ClientUpdated]));
        Assert.That(Data(events[1]).GetProperty("lastName").GetString(), Is.EqualTo("Byrne"));
    }

    [Test]
    public async Task Map_AClientTwice_IsToldOnce()
    {
        var client = new ClientId((await App.Send(ARegistration())).Id);

        await App.Send(new MapService(client, Phorest));
        await App.Send(new MapService(client, ExternalClient.Create("phorest", "other", "biz", null)));

        Assert.That(await Types(), Is.EqualTo([EventTypes.ClientCreated, EventTypes.MappingCreated]));
    }

    [Test]
    public async Task Save_ThatFails_LeavesNoEventBehind()
    {
        await App.Read(async db =>
        {
            var client = Client.Register(
                App.Profile.Id, new(Source.Web, GivenName.Create("Aoife", null), null), DateTimeOffset.UnixEpoch);
            db.Add(client);
            db.Add(ABookingOf(ClientId.New()));   // of a client who does not exist
            Assert.That(() => db.SaveChangesAsync(), Throws.InstanceOf<DbUpdateException>());

            Assert.That(db.ChangeTracker.Entries<OutboxEvent>(), Is.Empty);
            return true;
        });

        Assert.That(await Events(), Is.Empty);
    }

    [Test]
    public async Task Save_InATransactionOfTheCaller_IsRefused()
    {
        await App.Read(async db =>
        {
            await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                db.Add(Client.Register(
                    App.Profile.Id, new(Source.Web, GivenName.Create("Aoife", null), null), DateTimeOffset.UnixEpoch));
                Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            });
            return true;
        });

        Assert.That(await Events(), Is.Empty);
    }

    [TestCase("€", Description = "three bytes")]
    [TestCase("\"", Description = "escaped with two")]
    [TestCase("\uE000", Description = "escaped with six")]
    [TestCase("😀", Description = "two characters")]
    public async Task Track_WithTheLongestFields_IsUnderTwentyKilobytes(string letter)
    {
        string Long(int length) => string.Concat(Enumerable.Repeat(letter, length / letter.Length));
        await App.Send(ABooking() with
        {
            Name = GivenName.Create(Long(GivenName.MaxPartLength), Long(GivenName.MaxPartLength)),
            ServiceName = Long(Appointment.MaxServiceLength),
            ServiceCategory = Long(Appointment.MaxCategoryLength),
            StaffMember = Long(Appointment.MaxStaffLength),
            Notes = Long(Appointment.MaxNotesLength),
            ExternalProvider = Long(ExternalReference.MaxProviderLength),
            ExternalBookingId = Long(ExternalReference.MaxIdLength),
            ExternalClients = [ExternalClient.Create(
                "phorest", Long(ExternalClient.MaxIdLength), Long(ExternalClient.MaxIdLength),
                Long(ExternalClient.MaxIdLength))],
        });

        var events = await Events();

        Assert.That(events.Select(one => Encoding.UTF8.GetByteCount(one.Payload)), Has.All.LessThanOrEqualTo(20_000));
        var data = Data(events[^1]);
        Assert.That(
            data.GetProperty("notesCut").GetBoolean(),
            Is.EqualTo(data.GetProperty("notes").GetString()!.Length < Appointment.MaxNotesLength));
    }

    private Task<BookingRow> Change(BookingId id, Func<ChangeBooking, ChangeBooking> change) =>
        App.Send(change(new() { Id = id, Channel = Channel.Rest }));

    private Booking ABookingOf(ClientId client) => Booking.Track(
        App.Profile.Id, client,
        new() { Start = DateTimeOffset.UnixEpoch, ServiceName = "Trim", Currency = Currency.Parse("EUR") },
        new()
        {
            Source = Source.Web,
            Channel = Channel.Rest,
            Match = new(MatchDecision.Created, MatchedBy.Phone, "+353871234567"),
        },
        BookingBeginning.Confirmed, DateTimeOffset.UnixEpoch);

    private async Task<List<string>> Types() => (await Events()).ConvertAll(one => one.Type);

    private Task<List<OutboxEvent>> Events() =>
        App.Read(db => db.Set<OutboxEvent>().AsNoTracking().OrderBy(one => one.Sequence).ToListAsync());

    private static JsonElement Data(OutboxEvent one) => JsonElement.Parse(one.Payload).GetProperty("data");
}
