using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Clients;

internal sealed class ChangeClientTests : AppTests
{
    private ClientRow _client = null!;

    [SetUp]
    public async Task Register() => _client = await App.Send(ARegistration() with { Email = "aoife@example.ie" });

    [Test]
    public async Task Change_OneField_LeavesTheOthers()
    {
        var changed = await App.Send(AChange() with { LastName = "Byrne" });

        Assert.That(
            (changed.FirstName, changed.LastName, changed.Email), Is.EqualTo(("Aoife", "Byrne", "aoife@example.ie")));
    }

    [Test]
    public async Task Change_ToNull_Clears()
    {
        var changed = await App.Send(AChange() with { Email = (string?)null, LastName = (string?)null });

        Assert.That((changed.Email, changed.LastName), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task Change_ThePhone_IsStillFoundByBoth()
    {
        await App.Send(AChange() with { Phone = SaoirsesPhone });

        var (byOld, byNew) = (await App.Send(new FindClientByPhone(AoifesPhone)),
            await App.Send(new FindClientByPhone(SaoirsesPhone)));
        Assert.That((byOld.Id, byNew.Id, byNew.Phone), Is.EqualTo((_client.Id, _client.Id, "+353857654321")));
    }

    [Test]
    public async Task Change_ThePhoneToOneThatIsTaken_NamesItsHolder()
    {
        var holder = await App.Send(ARegistration(SaoirsesPhone));

        var refusal = await ARefusal(() => App.Send(AChange() with { Phone = SaoirsesPhone }));

        Assert.That((refusal.Code, refusal.ExistingId), Is.EqualTo(("client.phone_taken", (Guid?)holder.Id)));
    }

    [Test]
    public async Task Change_ThePhoneWhileTheyBookFromIt_GoesToOneOfBoth()
    {
        var outcomes = await Task.WhenAll(
            Task.Run(() => OutcomeOf(() => App.Send(AChange() with { Phone = SaoirsesPhone }))),
            Task.Run(() => OutcomeOf(() => App.Send(ABooking() with { Phone = SaoirsesPhone }))));

        var holder = await App.Send(new FindClientByPhone(SaoirsesPhone));
        Assert.That((outcomes[1], outcomes[0]?.Code),
            Is.EqualTo(((object?)null, holder.Id == _client.Id ? null : "client.phone_taken")));
    }

    [Test]
    public async Task Change_WithAnOldVersion_IsStale()
    {
        await App.Send(AChange() with { LastName = "Byrne" });

        var refusal = await ARefusal(
            () => App.Send(AChange() with { ExpectedVersion = _client.Version, LastName = "Murphy" }));

        Assert.That(refusal.Code, Is.EqualTo("version.stale"));
    }

    [Test]
    public async Task Change_OfOneVersionAtOnce_OneWinsAndTheOthersAreStale()
    {
        var outcomes = await AtOnce(16, number => OutcomeOf(() =>
            App.Send(AChange() with { ExpectedVersion = _client.Version, LastName = $"{number}" })));

        Assert.That((outcomes.Count(one => one is null), outcomes.Count(one => one?.Code == "version.stale")),
            Is.EqualTo((1, 15)));
    }

    [Test]
    public async Task Change_WithoutAVersionWhileTheyBook_LosesNothing()
    {
        await AtOnce(16, number => number % 2 == 0
            ? OutcomeOf(() => App.Send(AChange() with { LastName = "Byrne" }))
            : OutcomeOf(() => App.Send(ABooking() with { ExternalBookingId = $"{number}" })));

        var client = await App.Send(new GetClient(new(_client.Id)));
        var bookings = await App.Send(new ListBookings { ClientId = new(_client.Id) });
        Assert.That(
            (client.LastName, client.LastBookingDate is null, bookings.Items.Count), Is.EqualTo(("Byrne", false, 8)));
    }

    [Test]
    public async Task Change_NoSuchClient_IsNotFound()
    {
        var refusal = await ARefusal(
            () => App.Send(new ChangeClient { Channel = Channel.Rest, Id = ClientId.New(), LastName = "Byrne" }));

        Assert.That(refusal.Code, Is.EqualTo("client.not_found"));
    }

    [Test]
    public async Task Change_ToWhatIsMalformed_NamesTheFields()
    {
        var faults = await FaultsOf(
            () => App.Send(AChange() with { Email = "aoife", FirstName = new string('n', 101), Phone = " " }));

        Assert.That(faults, Is.EquivalentTo(
            new[] { "email: email.malformed", "firstName: MaximumLengthValidator", "phone: phone.missing" }));
    }

    private ChangeClient AChange() => new() { Channel = Channel.Rest, Id = new(_client.Id) };
}
