using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Clients;

internal sealed class RegisterClientTests : AppTests
{
    [Test]
    public async Task Register_AClient_AnswersWhatALaterReadShows()
    {
        var registered = await App.Send(
            ARegistration() with { Email = "aoife@example.ie", FirstBookingDate = At(9) });

        var read = await App.Send(new GetClient(new(registered.Id)));
        Assert.That(WithoutLists(read), Is.EqualTo(WithoutLists(registered)));
        Assert.That((registered.MergedIds, registered.Household), Is.EqualTo((read.MergedIds, read.Household)));

        static ClientRow WithoutLists(ClientRow row) =>
            row with { ContactPoints = [], MergedIds = null, Household = null };
    }

    [Test]
    public async Task Register_APhone_KeepsItsFirstSpelling()
    {
        var registered = await App.Send(ARegistration("(087) 123-4567"));

        Assert.That(
            registered.ContactPoints,
            Is.EqualTo([new ContactPointRow(ContactPointKind.Phone, AoifesKey, AoifesKey, "(087) 123-4567")]));
    }

    [Test]
    public async Task Register_APhoneThatIsTaken_NamesItsHolder()
    {
        var holder = await App.Send(ARegistration());

        var refusal = await ARefusal(() => App.Send(ARegistration("+353 87 123 4567")));

        Assert.That((refusal.Code, refusal.ExistingId, refusal.Kind),
            Is.EqualTo(("client.phone_taken", (Guid?)holder.Id, ErrorKind.Conflict)));
    }

    [Test]
    public async Task Register_OnePhoneAtOnce_OneWinsAndTheOthersHearWhose()
    {
        await using var beside = App.AnotherProcess();

        var outcomes = await AtOnce(
            32, number => OutcomeOf(() => (number % 2 == 0 ? App : beside).Send(ARegistration())));

        var winner = await App.Read(db => db.Set<Client>().SingleAsync());
        Assert.That(
            (outcomes.Count(one => one is null),
                outcomes.Count(one => one?.Code == "client.phone_taken" && one.ExistingId == winner.Id.Value)),
            Is.EqualTo((1, 31)));
    }

    [TestCase(null, "Phone: phone.missing")]
    [TestCase("  ", "Phone: phone.missing")]
    public async Task Register_WithoutAPhone_IsRefused(string? phone, string fault)
    {
        var faults = await FaultsOf(() => App.Send(ARegistration() with { Phone = phone }));

        Assert.That(faults, Is.EqualTo([fault]));
    }

    [Test]
    public async Task Register_Erased_IsRefused()
    {
        var refusal = await ARefusal(() => App.Send(ARegistration() with { Status = ClientStatus.Erased }));

        Assert.That(refusal.Code, Is.EqualTo("client.status"));
    }

    [Test]
    public async Task Register_ABadEmailAndAnEndlessName_NamesBoth()
    {
        var faults = await FaultsOf(
            () => App.Send(ARegistration() with { Email = "aoife", LastName = new string('n', 1_000_000) }));

        Assert.That(faults, Is.EquivalentTo(new[] { "Email: email.malformed", "LastName: MaximumLengthValidator" }));
    }
}
