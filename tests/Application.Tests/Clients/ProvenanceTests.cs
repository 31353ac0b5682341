using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.ClientCards;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Clients;

/// <summary>Which name and e-mail a client has after many senders have said theirs, and what waits for staff.</summary>
internal sealed class ProvenanceTests : AppTests
{
    private int _hour;

    [SetUp]
    public void StartTheDay() => _hour = 8;

    [TestCase("Shivaun", "Siobhán")]
    [TestCase("Neve", "Niamh")]
    [TestCase("Katherine", "Kathryn")]
    [TestCase("Jon", "John")]
    [TestCase("Ann", "Anne")]
    [TestCase("Sara", "Sarah")]
    public async Task Track_ANameHeardAndThenTyped_IsTheTypedOne(string heard, string typed)
    {
        await Book(Source.Voice, heard);
        var (client, booking) = await Book(Source.Web, typed);

        Assert.That((client.FirstName, client.Provenance!.Suggestions.Count), Is.EqualTo((typed, 0)));
        Assert.That(client.Provenance!.FirstName?.Source, Is.EqualTo(ValueSource.WebForm));
        Assert.That((await App.Send(new GetBooking(booking))).GuestName, Is.Null);
        var change = (await App.Send(new GetClientCard(new(client.Id)))).Changes.Single();
        Assert.That(
            (change.From, change.FromSource, change.To, change.ToSource),
            Is.EqualTo((heard, (ValueSource?)ValueSource.VoiceTranscript, typed, (ValueSource?)ValueSource.WebForm)));
    }

    [TestCase("Jane", "June")]
    [TestCase("Jan", "Jane")]
    [TestCase("Peggy", "Margaret")]
    [TestCase("Jack", "John")]
    [TestCase("Joan", "John")]
    [TestCase("Aoife", "Emma")]
    public async Task Track_ANameThatMayBeAnotherPersons_IsSuggested_AndTheBookingsOwn(string known, string other)
    {
        await Book(Source.Voice, known);
        var (client, booking) = await Book(Source.Web, other);

        Assert.That(client.FirstName, Is.EqualTo(known));
        Assert.That(
            client.Provenance!.Suggestions.Select(one => (one.Value, one.Source)),
            Is.EqualTo(new[] { (other, ValueSource.WebForm) }));
        Assert.That((await App.Send(new GetBooking(booking))).GuestName, Is.EqualTo(other));
    }

    [Test]
    public async Task Track_ANameFromWhoIsTrustedLess_IsSuggestedOnce()
    {
        await Book(Source.Web, "Siobhán");
        await Book(Source.Voice, "Shivaun");
        var (client, _) = await Book(Source.Voice, "shivaun");

        Assert.That((client.FirstName, client.Provenance!.Suggestions.Single().Value), Is.EqualTo(("Siobhán", "Shivaun")));
    }

    [Test]
    public async Task Track_AProfileName_CountsMoreThanAFormsAndLessThanStaffs()
    {
        await Book(Source.Web, "Shivaun");
        var (profile, _) = await Book(Source.Whatsapp, "Siobhán", booking => booking with { IsProfileName = true });
        await Change(profile.Id, change => change with { FirstName = "Siobháin" });
        var (staff, _) = await Book(Source.Whatsapp, "Siobhán", booking => booking with { IsProfileName = true });

        Assert.That(
            (profile.FirstName, profile.Provenance!.FirstName?.Source, staff.FirstName, staff.Provenance!.FirstName?.Source),
            Is.EqualTo(("Siobhán", (ValueSource?)ValueSource.WhatsappProfile, "Siobháin", (ValueSource?)ValueSource.Staff)));
    }

    [Test]
    public async Task Track_AnotherEmail_IsTheClientsFromWhoIsTrustedMore_AndASuggestionElse()
    {
        await Book(Source.Voice, "Siobhán", booking => booking with { Email = "shivaun@example.ie" });
        var (typed, _) = await Book(Source.Web, "Siobhán", booking => booking with { Email = "siobhan@example.ie" });
        var (heard, last) = await Book(Source.Voice, "Siobhán", booking => booking with { Email = "shivaun@example.ie" });

        Assert.That((typed.Email, heard.Email), Is.EqualTo(("siobhan@example.ie", "siobhan@example.ie")));
        Assert.That(heard.Provenance!.Suggestions.Single().Email, Is.EqualTo("shivaun@example.ie"));
        Assert.That((await App.Send(new GetBooking(last))).GuestEmail, Is.EqualTo("shivaun@example.ie"));
    }

    [Test]
    public async Task Track_TheSameVisit_ByItsTypedAndItsHeardName_IsOneBooking()
    {
        var typed = await App.Send(ABooking() with { Source = Source.Web, Name = GivenName.Create("Siobhán", null) });

        var heard = await App.Send(ABooking() with { Name = GivenName.Create("Shivaun", null) });

        Assert.That((heard.BookingId, heard.IsNewBooking), Is.EqualTo((typed.BookingId, false)));
    }

    [Test]
    public async Task Use_ASuggestion_IsTheClientsName_AndIsNotSuggestedAgain()
    {
        await Book(Source.Web, "Shivaun");
        var (client, _) = await Book(Source.Web, "Siobhán");
        var suggestion = client.Provenance!.Suggestions.Single();

        var used = await Decide(client.Id, suggestion.Id, SuggestionState.Used);
        var again = await Decide(client.Id, suggestion.Id, SuggestionState.Used);
        var (after, _) = await Book(Source.Whatsapp, "Shivaun", booking => booking with { IsProfileName = true });

        Assert.That((used.FirstName, again.Version, after.FirstName), Is.EqualTo(("Siobhán", used.Version, "Siobhán")));
        Assert.That(after.Provenance!.FirstName?.Source, Is.EqualTo(ValueSource.Staff));
        Assert.That(after.Provenance.Suggestions.Select(one => one.Value), Is.EqualTo(new[] { "Shivaun" }));
        var found = await App.Send(new ListClients { Query = "siobhan" });
        Assert.That(found.Items.Single().Id, Is.EqualTo(client.Id));
    }

    [Test]
    public async Task Dismiss_ASuggestion_IsForEver_UnlessItIsReopened()
    {
        await Book(Source.Web, "Aoife");
        var (client, _) = await Book(Source.Web, "Emma");
        var suggestion = client.Provenance!.Suggestions.Single();
        await Decide(client.Id, suggestion.Id, SuggestionState.Dismissed);

        var (dismissed, _) = await Book(Source.Web, "EMMA");
        await Decide(client.Id, suggestion.Id, SuggestionState.Open);
        var open = await Provenance(client.Id);

        Assert.That(dismissed.Provenance!.Suggestions, Is.Empty);
        Assert.That(open.Suggestions.Single().Id, Is.EqualTo(suggestion.Id));
    }

    [Test]
    public async Task Suggestion_ThatBecameTheirNameOtherwise_IsNotShownAnyMore()
    {
        await Book(Source.Web, "Aoife");
        var (client, _) = await Book(Source.Web, "Emma");

        await Change(client.Id, change => change with { FirstName = "Emma" });

        Assert.That((await Provenance(client.Id)).Suggestions, Is.Empty);
    }

    [Test]
    public async Task Decide_OnAnotherClientsSuggestion_IsNotFound()
    {
        await Book(Source.Web, "Aoife");
        var (client, _) = await Book(Source.Web, "Emma");
        var other = await App.Send(ARegistration("086 222 9999"));

        var refusal = Assert.ThrowsAsync<DomainException>(
            () => Decide(other.Id, client.Provenance!.Suggestions.Single().Id, SuggestionState.Used));

        Assert.That(refusal!.Error.Code, Is.EqualTo("suggestion.not_found"));
    }

    [Test]
    public async Task Lock_AField_KeepsItFromEverybodyButStaff()
    {
        var (client, _) = await Book(Source.Voice, "Shivaun");
        await Change(client.Id, change => change with { LockedFields = new[] { "firstName", "lastName" } });

        var (booked, _) = await Book(Source.Web, "Siobhán");
        var refusal = Assert.ThrowsAsync<DomainException>(() => Change(
            client.Id, change => change with { FirstName = "Siobhán", Channel = Channel.Rest }));
        await Change(client.Id, change => change with { FirstName = "Siobhán" });

        Assert.That((booked.FirstName, booked.Provenance!.Suggestions.Count), Is.EqualTo(("Shivaun", 0)));
        Assert.That((refusal!.Error.Code, refusal.Error.Field), Is.EqualTo(("client.field_locked", "firstName")));
        Assert.That((await Provenance(client.Id)).FirstName, Has.Property("IsLocked").True);
    }

    [Test]
    public void Lock_AFieldWithoutProvenance_IsRefused()
    {
        var refusal = Assert.ThrowsAsync<FluentValidation.ValidationException>(
            () => Change(Guid.Empty, change => change with { LockedFields = new[] { "phone" } }));

        Assert.That(refusal!.Errors.Single().ErrorMessage, Does.Contain("firstName, lastName, email"));
    }

    [Test]
    public async Task Names_OfClientsFromBeforeSourcesWereKept_AreNeverReplacedByThemselves()
    {
        var (client, _) = await Book(Source.Voice, "Shivaun");
        await App.ReadAs(App.Profile, db => db.Set<Client>()
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.FirstNameProvenance, (Provenance?)null)));

        var (booked, _) = await Book(Source.Web, "Siobhán");

        Assert.That(
            (booked.FirstName, booked.Provenance!.FirstName, booked.Provenance.Suggestions.Single().Value),
            Is.EqualTo(("Shivaun", (ValueProvenance?)null, "Siobhán")));
    }

    [Test]
    public async Task Track_ByAMergedClientsPhone_DoesNotRenameTheSurvivor()
    {
        var (survivor, _) = await Book(Source.Voice, "Siobhán");
        var merged = await App.Send(ABooking(20) with { Phone = SaoirsesPhone, Name = GivenName.Create("Shivaun", null) });
        var merge = await App.Send(new MergeClients
        {
            SurvivorId = new(survivor.Id),
            MergedId = merged.ClientId,
            Channel = Channel.Admin,
        });

        await App.Send(ABooking(21) with
        {
            Source = Source.Web,
            Phone = SaoirsesPhone,
            Name = GivenName.Create("Shivaun", null),
        });

        var client = await App.Send(new GetClient(new(survivor.Id), WithProvenance: true));
        Assert.That((client.FirstName, client.Provenance!.Suggestions.Single().Value), Is.EqualTo(("Siobhán", "Shivaun")));
        await App.Send(new UndoMerge { SurvivorId = new(survivor.Id), Id = new(merge.Id!.Value), Channel = Channel.Admin });
    }

    [Test]
    public async Task Undo_GivesTheValueBackWithWhereItCameFrom()
    {
        var (survivor, _) = await Book(Source.Voice, "Siobhán");
        var merged = await App.Send(ARegistration("086 222 9999") with { FirstName = "Shivaun", LastName = null });
        var merge = await App.Send(new MergeClients
        {
            SurvivorId = new(survivor.Id),
            MergedId = new(merged.Id),
            Channel = Channel.Admin,
            Keep = new Dictionary<string, MergeSide> { [MergeField.FirstName] = MergeSide.Merged },
        });
        var during = await Provenance(survivor.Id);

        await App.Send(new UndoMerge { SurvivorId = new(survivor.Id), Id = new(merge.Id!.Value), Channel = Channel.Admin });

        Assert.That(
            (during.FirstName?.Source, (await Provenance(survivor.Id)).FirstName?.Source),
            Is.EqualTo(((ValueSource?)ValueSource.Rest, (ValueSource?)ValueSource.VoiceTranscript)));
    }

    [Test]
    public async Task KnownAs_IsFoundByAndAnsweredTo()
    {
        var registered = await App.Send(ARegistration("086 222 9999") with { FirstName = "Elizabeth", KnownAs = "Lizzie" });

        var tracked = await App.Send(ABooking(20) with { Phone = "0862229999", Name = GivenName.Create("Lizzie", null) });

        Assert.That((await App.Send(new GetBooking(tracked.BookingId))).GuestName, Is.Null);
        var found = (await App.Send(new ListClients { Query = "lizzie" })).Items.Single();
        Assert.That((found.Id, found.FirstName, found.KnownAs), Is.EqualTo((registered.Id, "Elizabeth", "Lizzie")));
        Assert.That((await Provenance(registered.Id)).Suggestions, Is.Empty);
    }

    [TestCase("Willow & Pine", null)]
    [TestCase("willow", "& pine")]
    [TestCase("+353 87 123 4567", null)]
    [TestCase("aoife@example.ie", null)]
    [TestCase("Caller", null)]
    [TestCase("A", null)]
    public async Task Name_ThatIsNoPersons_IsAPlaceholder_FromWhicheverSource(string first, string? last)
    {
        var (tracked, _) = await Book(Source.Web, first, booking => booking with { Name = GivenName.Create(first, last) });
        var registered = await App.Send(ARegistration("086 222 9999") with { FirstName = first, LastName = last });
        var refusal = Assert.ThrowsAsync<DomainException>(
            () => Change(tracked.Id, change => change with { FirstName = first, LastName = last, Channel = Channel.Rest }));

        Assert.That(
            (tracked.FirstNameIsPlaceholder, registered.FirstNameIsPlaceholder, refusal!.Error.Field),
            Is.EqualTo((true, true, "firstName")));
    }

    [Test]
    public async Task Suggestions_OfOneClient_AreAsManyAsAPersonCanDecideOn()
    {
        for (var number = 0; number <= ValueSuggestion.MostOpen; number++)
            await App.Send(ABooking() with { Name = GivenName.Create("Guest" + (char)('a' + number), null), ServiceName = $"Cut {number}" });

        var client = (await App.Send(new ListClients())).Items.Single();
        Assert.That((await Provenance(client.Id)).Suggestions, Has.Count.EqualTo(ValueSuggestion.MostOpen));
    }

    [Test]
    public async Task Race_OfTheSameOtherName_IsOneSuggestion()
    {
        await Book(Source.Web, "Aoife");

        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => App.Send(ABooking() with
        {
            Name = GivenName.Create("Emma", null),
            ServiceName = $"Cut {number}",
        })));

        Assert.That(all.Select(one => one.BookingId).Distinct().Count(), Is.EqualTo(16));
        Assert.That((await Provenance(all[0].ClientId.Value)).Suggestions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Lock_AField_IsNoEvent()
    {
        var (client, _) = await Book(Source.Voice, "Siobhán");
        var before = await Events();

        await Change(client.Id, change => change with { LockedFields = new[] { "email" } });

        Assert.That(await Events(), Is.EqualTo(before));

        Task<int> Events() => App.ReadAs(App.Profile, db => db.Set<OutboxEvent>().CountAsync());
    }

    private async Task<(ClientRow Client, Domain.Bookings.BookingId Booking)> Book(
        Source source, string first, Func<TrackBooking, TrackBooking>? change = null)
    {
        var booking = ABooking(_hour++) with { Source = source, Name = GivenName.Create(first, null), Email = null };
        var tracked = await App.Send(change?.Invoke(booking) ?? booking);
        return (await App.Send(new GetClient(tracked.ClientId, WithProvenance: true)), tracked.BookingId);
    }

    private async Task<ClientProvenance> Provenance(Guid client) =>
        (await App.Send(new GetClient(new(client), WithProvenance: true))).Provenance!;

    private Task<ClientRow> Change(Guid client, Func<ChangeClient, ChangeClient> change) =>
        App.Send(change(new ChangeClient { Id = new(client), Channel = Channel.Admin }));

    private Task<ClientRow> Decide(Guid client, Guid suggestion, SuggestionState state) => App.Send(
        new DecideSuggestion { ClientId = new(client), Id = new(suggestion), State = state, Channel = Channel.Admin });
}
