using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Clients;

/// <summary>Clients of old data who may be one person.</summary>
internal sealed class ScanForDuplicatesTests : AppTests
{
    [Test]
    public async Task SameEmail_InWhicheverCase_IsAPair()
    {
        await Client("Aoife", "Byrne", "087 123 4567", "aoife@example.ie");
        await Client("Eva", null, "086 123 4568", "AOIFE@Example.ie");
        await Client("Emma", "Walsh", "085 123 4569", "emma@example.ie");

        Assert.That(await Scanned(), Is.EqualTo(Pairs(DuplicateSign.SameEmail, "Both have the same e-mail.")));
    }

    [Test]
    public async Task Email_ThatElevenHave_IsNobodysOwn()
    {
        for (var client = 10; client < 21; client++) await Client("C" + (char)('A' + client), null, $"087 123 45{client}", "info@willow.ie");

        Assert.That(await Scanned(), Is.Empty);
    }

    [TestCase("087 123 4567", "087 123 4587", true)]
    [TestCase("087 123 4567", "083 123 4567", true)]
    [TestCase("087 123 4567", "087 123 4588", false)]
    [TestCase("087 123 4567", "087 123 4576", false)]
    public async Task SameName_AndOneOtherDigit_IsAPair(string phone, string other, bool isPair)
    {
        await Client("Anna", null, phone);
        await Client("ánna", null, other);
        await Client("Hanna", null, "087 123 4507");

        Assert.That(await Scanned(), Is.EqualTo(isPair
            ? Pairs(DuplicateSign.SimilarPhone, "They have the same name, and phone numbers of which one digit differs.")
            : []));
    }

    [Test]
    public async Task SameExternalId_InTwoBusinesses_IsAPair()
    {
        var (one, other) = (await Client("Aoife", null, "087 123 4567"), await Client("Emma", null, "086 123 4568"));
        await App.Send(new MapService(one, ExternalClient.Create("phorest", "igK6x", "north", null)));
        await App.Send(new MapService(other, ExternalClient.Create("phorest", "igK6x", "south", null)));
        await App.Send(new MapService(one, ExternalClient.Create("fresha", "17", "north", null)));
        await App.Send(new MapService(other, ExternalClient.Create("fresha", "17", "south", null)));

        Assert.That(await Scanned(), Is.EqualTo(Pairs(DuplicateSign.SameExternalId, "Both have the same phorest id, in two businesses.")));
    }

    [Test]
    public async Task ShortNumber_InTwoBusinesses_SaysNothing()
    {
        var (one, other) = (await Client("Aoife", null, "087 123 4567"), await Client("Emma", null, "086 123 4568"));
        await App.Send(new MapService(one, ExternalClient.Create("fresha", "17", "north", null)));
        await App.Send(new MapService(other, ExternalClient.Create("fresha", "17", "south", null)));

        Assert.That(await Scanned(), Is.Empty);
    }

    [TestCase("Siobhán", "Kelly", "Shivaun", "Kelly", 10, true)]
    [TestCase("Siobhán", "Kelly", "Shivaun", "Kelly", 11, false, TestName = "Not on another day")]
    [TestCase("Siobhán", null, "Shivaun", null, 10, false, TestName = "Not by first names")]
    [TestCase("Siobhán", "Kelly", "Shivaun", "Walsh", 10, false, TestName = "Not with another last name")]
    public async Task SoundAlike_OnOneDay_IsAPair(
        string first, string? last, string otherFirst, string? otherLast, int otherDay, bool isPair)
    {
        await Booked("087 123 4567", first, last, 10, "Emma");
        await Booked("086 765 4321", otherFirst, otherLast, otherDay, "Grace");

        Assert.That(await Scanned(), Is.EqualTo(isPair
            ? Pairs(DuplicateSign.SimilarName, "Their names sound alike, and both had an appointment on 10 Dec 2026.")
            : []));
    }

    [TestCase("Emma", true)]
    [TestCase("Grace", false)]
    public async Task SameName_WithOneStaffMember_IsAPair(string staff, bool isPair)
    {
        await Booked("087 123 4567", "Aoife", "Byrne", 10, "Emma");
        await Booked("086 765 4321", "Aoife", "Byrne", 14, staff);

        Assert.That(await Scanned(), Is.EqualTo(isPair
            ? Pairs(DuplicateSign.SimilarName, "They have the same name, and both went to Emma.")
            : []));
    }

    [Test]
    public async Task CommonName_WithOneStaffMember_IsNoSign()
    {
        for (var client = 0; client < 11; client++)
            await Booked($"087 {client + 10}3 4{client * 11 % 1000:000}", "Mary", "Murphy", client + 10, "Emma");

        Assert.That(await Scanned(), Is.Empty);
    }

    [Test]
    public async Task SoundAlike_WithOneLocalPart_IsAPair()
    {
        await Client("Siobhán", "Kelly", "087 123 4567", "s.kelly@example.ie");
        await Client("Shivaun", "Kelly", "086 123 4568", "S.Kelly@example.com");
        await Client("Sean", "Kelly", "085 123 4569", "s.kelly@example.org");

        Assert.That(await Scanned(), Is.EqualTo(Pairs(DuplicateSign.SimilarName, "Their names sound alike, and their e-mails are the same up to the @.")));
    }

    [Test]
    public async Task Name_Alone_IsNoSign()
    {
        await Client("Aoife", "Byrne", "087 123 4567", "aoife@example.ie");
        await Client("Aoife", "Byrne", "086 765 4321", "byrne@example.ie");

        Assert.That(await Scanned(), Is.Empty);
    }

    [Test]
    public async Task Pair_ThatWasKeptApart_IsNotSuggestedAgain()
    {
        await Client("Aoife", null, "087 123 4567", "aoife@example.ie");
        await Client("Eva", null, "086 123 4568", "aoife@example.ie");
        await Scanned();
        await App.Send(new DismissDuplicate(new((await App.Send(new ListDuplicates())).Items.Single().Id)));

        await ADayLater();

        Assert.That(await Scanned(), Is.Empty);
        Assert.That((await App.Send(new ListDuplicates { Dismissed = true })).Items, Has.Count.EqualTo(1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Pair_ThatABookingNamesLater_HasTheStrongerSign_AndStaysDecided(bool isDismissed)
    {
        var other = await Client("Aoife", null, "087 123 4567", "aoife@example.ie");
        await Client("Eva", null, "086 123 4568", "aoife@example.ie");
        var inPhorest = ExternalClient.Create("phorest", "igK6x", "north", null);
        await App.Send(new MapService(other, inPhorest));
        await Scanned();
        if (isDismissed)
            await App.Send(new DismissDuplicate(new((await App.Send(new ListDuplicates())).Items.Single().Id)));

        for (var hour = 12; hour < 14; hour++)
            await App.Send(ABooking(hour) with { Phone = "086 123 4568", ExternalClients = [inPhorest] });

        var pair = (await App.Send(new ListDuplicates { Dismissed = isDismissed })).Items.Single();
        Assert.That((pair.Sign, pair.Reason), Is.EqualTo(
            (DuplicateSign.SameBooking, "A booking also named phorest client igK6x.")));
    }

    [Test]
    public async Task Clients_WhoWereMerged_AreNoPair()
    {
        var survivor = await Client("Aoife", null, "087 123 4567", "aoife@example.ie");
        var merged = await Client("Eva", null, "086 123 4568", "aoife@example.ie");
        await App.Send(new MergeClients { SurvivorId = survivor, MergedId = merged, Channel = Channel.Rest });

        Assert.That(await Scanned(), Is.Empty);
    }

    [Test]
    public async Task ChangedSince_IsFoundADayLater()
    {
        var one = await Client("Aoife", null, "087 123 4567", "aoife@example.ie");
        await Client("Eva", null, "086 123 4568", "eva@example.ie");
        Assert.That(await Scanned(), Is.Empty);
        await App.Send(new ChangeClient { Channel = Channel.Rest, Id = one, Email = "eva@example.ie" });
        Assert.That(await App.Send(new ScanForDuplicates(100)), Is.False, "not before the day is over");

        await ADayLater();

        Assert.That(await Scanned(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task SmallBatches_OfTwoProcesses_FindWhatOneFinds()
    {
        for (var pair = 10; pair < 30; pair++)
        {
            await Booked($"087 123 45{pair}", "Aoife", "B" + (char)('a' + pair - 10), pair % 7 + 1, "Emma", $"a{pair}@example.ie");
            await Booked($"086 987 65{pair}", "Aoife", "B" + (char)('a' + pair - 10), pair % 7 + 8, "Grace", $"A{pair}@example.ie");
        }

        await using var another = App.AnotherProcess();
        var left = true;
        while (left) left = (await Task.WhenAll(App.Send(new ScanForDuplicates(3)), another.Send(new ScanForDuplicates(3)))).All(more => more);

        Assert.That((await App.Send(new ListDuplicates { Limit = 100 })).Items, Has.Count.EqualTo(20));
    }

    [Test]
    public async Task List_IsByTheStrongestSign_OverAllPages()
    {
        await Booked("087 123 4567", "Siobhán", "Kelly", 10, "Emma");
        await Booked("086 765 4321", "Shivaun", "Kelly", 10, "Grace");
        await Client("Aoife", null, "087 200 0001", "aoife@example.ie");
        await Client("Eva", null, "087 300 0002", "aoife@example.ie");
        await Client("Anna", null, "085 123 4567");
        await Client("Anna", null, "085 123 4568");
        await Client("Anna", null, "085 123 4562");
        await Scanned();

        var (signs, cursor) = (new List<DuplicateSign>(), (string?)null);
        do
        {
            var page = await App.Send(new ListDuplicates { Limit = 1, Cursor = cursor });
            signs.AddRange(page.Items.Select(row => row.Sign));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.That(signs, Is.EqualTo(new[]
        {
            DuplicateSign.SameEmail, DuplicateSign.SimilarPhone, DuplicateSign.SimilarPhone, DuplicateSign.SimilarName,
        }));
    }

    [TestCase("9.AAAA")]
    [TestCase("4.")]
    [TestCase("4")]
    [TestCase("SameEmail.AAAA")]
    public void List_WithACursorOfItsOwnMaking_IsRefused(string cursor) => Assert.That(
        () => App.Send(new ListDuplicates { Cursor = cursor }),
        Throws.TypeOf<DomainException>().With.Property("Error").Property("Code").EqualTo("cursor.invalid"));

    private static List<(DuplicateSign Sign, string Reason)> Pairs(DuplicateSign sign, string reason) => [(sign, reason)];

    private async Task<List<(DuplicateSign Sign, string Reason)>> Scanned()
    {
        while (await App.Send(new ScanForDuplicates(2)))
        {
        }

        return [.. (await App.Send(new ListDuplicates { Limit = 100 })).Items.Select(row => (row.Sign, row.Reason))];
    }

    private Task<int> ADayLater() => App.Read(db => db.Set<DuplicateScan>()
        .ExecuteUpdateAsync(scan => scan.SetProperty(one => one.CompletedAt, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))));

    private async Task<ClientId> Client(string first, string? last, string phone, string? email = null) =>
        new((await App.Send(ARegistration(phone) with { FirstName = first, LastName = last, Email = email })).Id);

    private Task Booked(string phone, string first, string? last, int day, string staff, string? email = null) => App.Send(
        ABooking() with
        {
            Phone = phone,
            Name = GivenName.Create(first, last),
            Email = email,
            StartsAt = new(new DateTime(2026, 12, day, 10, 0, 0), null),
            StaffMember = staff,
        });
}
