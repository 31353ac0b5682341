using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Clients;

/// <summary>A more trusted source corrects a value; any other contradiction becomes a suggestion.</summary>
internal sealed class ClientProvenanceTests
{
    private static readonly Editor AStaffUser = new("Emma", Channel.Admin, Later);
    private static readonly Editor ASystem = new("n8n", Channel.Rest, Later);

    [TestCase(ValueSource.VoiceTranscript, ValueSource.WebForm)]
    [TestCase(ValueSource.VoiceTranscript, ValueSource.WhatsappFlow)]
    [TestCase(ValueSource.VoiceTranscript, ValueSource.WhatsappProfile)]
    [TestCase(ValueSource.WebForm, ValueSource.WhatsappProfile)]
    [TestCase(ValueSource.WhatsappFlow, ValueSource.WhatsappProfile)]
    [TestCase(ValueSource.WhatsappProfile, ValueSource.Rest)]
    [TestCase(ValueSource.Rest, ValueSource.Staff)]
    public void Settle_ASpellingFromWhoIsTrustedMore_ReplacesTheKnownOne(ValueSource known, ValueSource said)
    {
        var client = AClientCalled("Shivaun", known);

        var suggestions = client.Settle(AName("Siobhán", said), isOfClient: true, [], AnEditor());

        Assert.That((client.FirstName, suggestions.Count), Is.EqualTo(("Siobhán", 0)));
        Assert.That(client.FirstNameProvenance, Is.EqualTo(new Provenance(said, Later)));
        var change = client.Changes.Single();
        Assert.That(
            (change.From, change.FromSource, change.To, change.ToSource),
            Is.EqualTo(("Shivaun", (ValueSource?)known, "Siobhán", (ValueSource?)said)));
    }

    [TestCase(ValueSource.WebForm, ValueSource.WebForm)]
    [TestCase(ValueSource.WebForm, ValueSource.WhatsappFlow)]
    [TestCase(ValueSource.WebForm, ValueSource.VoiceTranscript)]
    [TestCase(ValueSource.Staff, ValueSource.Rest)]
    public void Settle_ASpellingFromWhoIsTrustedNoMore_IsSuggested(ValueSource known, ValueSource said)
    {
        var client = AClientCalled("Siobhán", known);

        var suggestions = client.Settle(AName("Shivaun", said), isOfClient: true, [], AnEditor());

        Assert.That((client.FirstName, client.Changes.Count), Is.EqualTo(("Siobhán", 0)));
        Assert.That(suggestions.Select(one => (one.Value, one.Source, one.State)),
            Is.EqualTo(new[] { ("Shivaun", said, SuggestionState.Open) }));
    }

    [Test]
    public void Settle_AnotherPersonsName_IsOnlySuggested()
    {
        var client = AClientCalled("Siobhán", ValueSource.VoiceTranscript);

        var suggestions = client.Settle(AName("Emma", ValueSource.WebForm), isOfClient: false, [], AnEditor());

        Assert.That((client.FirstName, suggestions.Single().Value), Is.EqualTo(("Siobhán", "Emma")));
    }

    [Test]
    public void Settle_AnEmailUnderAnotherName_DoesNotReplaceTheirs()
    {
        var client = AClientCalled("Siobhán", ValueSource.VoiceTranscript, "siobhan@example.ie");

        var suggestions = client.Settle(
            new(GivenName.Create("Emma", null), EmailAddress.Parse("emma@example.ie"), ValueSource.WebForm),
            isOfClient: false, [], AnEditor());

        Assert.That(client.Email?.Value, Is.EqualTo("siobhan@example.ie"));
        Assert.That(suggestions.Select(one => one.Value), Is.EqualTo(new[] { "Emma", "emma@example.ie" }));
    }

    [Test]
    public void Settle_AnEmailFromWhoIsTrustedMore_ReplacesTheKnownOne()
    {
        var client = AClientCalled("Siobhán", ValueSource.VoiceTranscript, "shivaun@example.ie");

        client.Settle(
            new(GivenName.None, EmailAddress.Parse("siobhan@example.ie"), ValueSource.WebForm), isOfClient: true, [],
            AnEditor());

        Assert.That(
            (client.Email?.Value, client.SearchText), Is.EqualTo(("siobhan@example.ie", " siobhan siobhan@example.ie")));
    }

    [TestCase(SuggestionState.Open)]
    [TestCase(SuggestionState.Used)]
    [TestCase(SuggestionState.Dismissed)]
    public void Settle_WhatWasSuggestedBefore_IsNotSuggestedAgain(SuggestionState state)
    {
        var client = AClientCalled("Siobhán", ValueSource.Staff);
        var earlier = ASuggestion(client, "SHIVAUN");
        if (state is SuggestionState.Used) client.Apply(earlier, AStaffUser);
        if (state is SuggestionState.Dismissed) earlier.Dismiss("Emma", Later);
        client.Rename("Siobhán", null, AStaffUser);

        var again = client.Settle(AName("Shivaun", ValueSource.WebForm), isOfClient: true, [earlier], AnEditor());

        Assert.That(again, Is.Empty);
    }

    [Test]
    public void Settle_ADismissedSpelling_IsNotTakenFromWhoIsTrustedMoreEither()
    {
        var client = AClientCalled("Siobhán", ValueSource.VoiceTranscript);
        var dismissed = ASuggestion(client, "Shivaun");
        dismissed.Dismiss("Emma", Later);

        client.Settle(AName("Shivaun", ValueSource.WebForm), isOfClient: true, [dismissed], AnEditor());

        Assert.That(client.FirstName, Is.EqualTo("Siobhán"));
    }

    [Test]
    public void Settle_OfALockedField_ChangesAndSuggestsNothing()
    {
        var client = AClientCalled("Siobhán", ValueSource.VoiceTranscript);
        client.Lock([MergeField.FirstName], AStaffUser);

        var suggestions = client.Settle(AName("Shivaun", ValueSource.WebForm), isOfClient: true, [], AnEditor());

        Assert.That((client.FirstName, suggestions.Count), Is.EqualTo(("Siobhán", 0)));
    }

    [Test]
    public void Settle_MoreThanAPersonCanDecideOn_StopsSuggesting()
    {
        var client = AClientCalled("Siobhán", ValueSource.Staff);
        var open = Enumerable.Range(0, ValueSuggestion.MostOpen).Select(number => ASuggestion(client, $"Guest{number}"));

        var suggestions = client.Settle(AName("Emma", ValueSource.WebForm), isOfClient: false, [.. open], AnEditor());

        Assert.That(suggestions, Is.Empty);
    }

    [Test]
    public void Learn_TheSameFromWhoIsTrustedMore_IsTheirsFromNowOn()
    {
        var client = AClientCalled("Siobhan", ValueSource.VoiceTranscript);

        client.Learn(AName("Siobhán", ValueSource.WebForm), AnEditor());

        Assert.That(
            (client.FirstName, client.FirstNameProvenance?.Source), Is.EqualTo(("Siobhán", (ValueSource?)ValueSource.WebForm)));
    }

    [TestCase("SIOBHÁN")]
    [TestCase("siobhán")]
    public void Learn_OtherLetterCase_KeepsTheKnownSpelling(string said)
    {
        var client = AClientCalled("Siobhán", ValueSource.VoiceTranscript);

        client.Learn(AName(said, ValueSource.WebForm), AnEditor());

        Assert.That((client.FirstName, client.Changes.Count), Is.EqualTo(("Siobhán", 0)));
    }

    [Test]
    public void Learn_ALastNameThatStaffLockedEmpty_LeavesItSo()
    {
        var client = AClientCalled("Siobhán", ValueSource.WebForm);
        client.Lock([MergeField.LastName], AStaffUser);

        client.Learn(new(GivenName.Create("Siobhán", "Byrne"), null, ValueSource.WebForm), AnEditor());

        Assert.That(client.LastName, Is.Null);
    }

    [Test]
    public void Apply_ASuggestion_IsThePersonsOwnWord()
    {
        var client = AClientCalled("Siobhán", ValueSource.WebForm);
        var suggestion = ASuggestion(client, "Shivaun");

        client.Apply(suggestion, AStaffUser);

        Assert.That(
            (client.FirstName, client.FirstNameProvenance, suggestion.State, suggestion.DecidedBy),
            Is.EqualTo(("Shivaun", (Provenance?)new Provenance(ValueSource.Staff, Later), SuggestionState.Used, "Emma")));
    }

    [Test]
    public void Rename_ALockedField_IsForStaffAlone()
    {
        var client = AClientCalled("Siobhán", ValueSource.WebForm);
        client.Lock([MergeField.FirstName], AStaffUser);

        var refusal = ARefusal(() => client.Rename("Shivaun", null, ASystem));
        client.Rename("Shiv", null, AStaffUser);

        Assert.That((refusal.Code, refusal.Field), Is.EqualTo(("client.field_locked", "firstName")));
        Assert.That((client.FirstName, client.LockedFields), Is.EqualTo(("Shiv", new[] { MergeField.FirstName })));
    }

    [Test]
    public void Lock_Twice_IsOneLineOfHistory()
    {
        var client = AClientCalled("Siobhán", ValueSource.WebForm);

        client.Lock([MergeField.FirstName, MergeField.Email], AStaffUser);
        client.Lock([MergeField.Email, MergeField.FirstName], AStaffUser);

        Assert.That(client.Changes.Select(change => change.To), Is.EqualTo(new[] { "firstName, email" }));
    }

    [Test]
    public void Unlock_AFieldWithoutAValue_LeavesNoTrace()
    {
        var client = AClientCalled("Siobhán", ValueSource.WebForm);

        client.Lock([MergeField.LastName], AStaffUser);
        client.Lock([], AStaffUser);

        Assert.That(client.LastNameProvenance, Is.Null);
    }

    [Test]
    public void Learn_ALastNameWithoutItsJunior_KeepsTheKnownOne()
    {
        var client = Client.Register(
            Salon, new(Source.Voice, GivenName.Create("Seán", "Byrne Jr."), null), Now);

        client.Learn(new(GivenName.Create("Seán", "Byrne"), null, ValueSource.WebForm), AnEditor());

        Assert.That((client.LastName, client.Changes.Count), Is.EqualTo(("Byrne Jr.", 0)));
    }

    [Test]
    public void KnownAs_IsTheirNameToo()
    {
        var client = AClientCalled("Elizabeth", ValueSource.WebForm);

        client.ChangeKnownAs("Liz", AStaffUser);

        Assert.That(
            (GivenName.Create("Liz", null).Fits(client), client.SearchText), Is.EqualTo((true, " elizabeth liz")));
        client.Learn(AName("Liz", ValueSource.Rest), AnEditor());
        Assert.That(client.FirstName, Is.EqualTo("Elizabeth"));
    }

    [TestCase("Willow", "& Pine", "Willow & Pine", true)]
    [TestCase("WILLOW AND PINE", null, "Willow & Pine (demo)", true)]
    [TestCase("Willow & Pine (demo)", null, "Willow & Pine (demo)", true)]
    [TestCase("Willow", "Byrne", "Willow & Pine", false)]
    [TestCase("Willow", null, "Willow & Pine", false)]
    [TestCase("Grace", null, "Grace Hair Studio", false)]
    [TestCase("Grace", null, "(Grace)", true)]
    [TestCase("And", null, "& (demo)", false)]
    public void Name_OfTheSalonItself_IsNone(string first, string? last, string salon, bool isNone) =>
        Assert.That(GivenName.Create(first, last).Unless(salon).IsMissing, Is.EqualTo(isNone));

    private static Client AClientCalled(string first, ValueSource source, string? email = null) => Client.Register(
        Salon, new(
            Source.Web, GivenName.Create(first, null), email is null ? null : EmailAddress.Parse(email),
            SaidBy: source), Now);

    private static StatedIdentity AName(string first, ValueSource source) =>
        new(GivenName.Create(first, null), null, source);

    private static ValueSuggestion ASuggestion(Client client, string first) =>
        ValueSuggestion.Create(client, GivenName.Create(first, null), ValueSource.VoiceTranscript, Now);
}
