using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Clients.Names;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Clients;

/// <summary>Who is shown apart, as similar, when few are found.</summary>
internal sealed class SimilarNamesTests : AppTests
{
    [TestCase("Siobhán", "shivaun")]
    [TestCase("Siobhán", "chevonne")]
    [TestCase("Chevonne", "siobhan")]
    [TestCase("Niamh", "neve")]
    [TestCase("Caoimhe", "keeva")]
    [TestCase("Aoife", "eefa")]
    [TestCase("Seán", "shawn")]
    [TestCase("Kathryn", "catherine")]
    [TestCase("Margaret", "peggy")]
    [TestCase("Peggy", "margaret")]
    [TestCase("Aoife", "aiofe")]
    [TestCase("Aoife", "aoiffe")]
    [TestCase("Aoife", "aofe")]
    [TestCase("Aoife", "aoipe")]
    [TestCase("Aoife", "oife")]
    [TestCase("Łukasz", "lucasz")]
    [TestCase("Οδυσσεύς", "οδυσευς")]
    [TestCase("Aoife", "aoifee quin")]
    [TestCase("Aoife", "quinn aofie")]
    [TestCase("Aoife", "qui aiofe")]
    [TestCase("Aoife", "aofie 087")]
    public async Task List_ByANameWrittenOtherwise_ShowsThemApart(string name, string words)
    {
        var client = await App.Send(ARegistration() with { FirstName = name, LastName = "Quinn", Email = null });
        await App.Send(
            ARegistration("086 999 8888") with { FirstName = "Bronagh", LastName = "Tierney", Email = null });

        var page = await App.Send(new ListClients { Query = words });

        Assert.That(page.Items, Is.Empty);
        Assert.That(page.Similar?.Select(row => row.Id), Is.EqualTo([client.Id]));
    }

    [TestCase("Aoife", "emma")]
    [TestCase("Aoife", "ayfoe")]
    [TestCase("Ann", "anx")]
    [TestCase("Aoife", "quinn emma")]
    [TestCase("Maria", "mairi q")]
    [TestCase("Aoife", "0871239999")]
    public async Task List_ByAnotherName_ShowsNobody(string name, string words)
    {
        await App.Send(ARegistration() with { FirstName = name, LastName = "Tierney", Email = null });

        var page = await App.Send(new ListClients { Query = words });

        Assert.That((page.Items.Count, page.Similar), Is.EqualTo((0, (IReadOnlyList<ClientRow>?)null)));
    }

    [Test]
    public async Task List_ThatFindsFew_ShowsTheSimilarBesideThem_AndNobodyTwice()
    {
        for (var number = 0; number < 3; number++)
            await App.Send(ARegistration($"087 123 456{number}") with { FirstName = "Aoife" });
        var eefa = await App.Send(ARegistration("087 123 4569") with { FirstName = "Eefa" });

        var all = await App.Send(new ListClients { Query = "aoife" });
        var first = await App.Send(new ListClients { Query = "aoife", Limit = 2 });
        var last = await App.Send(new ListClients { Query = "aoife", Limit = 2, Cursor = first.NextCursor });

        Assert.That(all.Items, Has.Count.EqualTo(3));
        Assert.That(all.Similar!.Select(row => row.Id), Is.EqualTo([eefa.Id]));
        Assert.That(first.Similar, Is.Null);
        Assert.That(last.Similar, Is.Null);
    }

    [Test]
    public async Task List_ThatFindsEnough_ShowsNobodySimilar()
    {
        for (var number = 0; number < 5; number++)
            await App.Send(ARegistration($"087 123 456{number}") with { FirstName = "Aoife" });
        await App.Send(ARegistration("087 123 4569") with { FirstName = "Eefa" });

        var page = await App.Send(new ListClients { Query = "aoife" });

        Assert.That((page.Items.Count, page.Similar), Is.EqualTo((5, (IReadOnlyList<ClientRow>?)null)));
    }

    [Test]
    public async Task List_OfCustomers_ShowsTheSimilarOfTheFilter()
    {
        await App.Send(ARegistration() with { FirstName = "Aoife", FirstInteractionSource = Source.Voice });
        await App.Send(ARegistration("086 999 8888") with { FirstName = "Aoife", FirstInteractionSource = Source.Web });

        var page = await App.Send(
            new ListCustomers { Filter = new() { Query = "eefa", Source = Source.Web } });

        Assert.That(page.Similar!.Select(row => row.Source), Is.EqualTo([Source.Web]));
    }

    [Test]
    public async Task List_ByTheLongestOfQueries_IsAnswered()
    {
        var words = string.Join(' ', Enumerable.Range(0, 6).Select(number => new string((char)('a' + number), 20)));

        var page = await App.Send(new ListClients { Query = words });

        Assert.That(page.Items, Is.Empty);
    }

    // What one hand can do wrong in one place, at every place.
    [Test]
    public void Distance_OfOneLetter_IsNoneWhicheverItIs([Values("aoife", "byrne", "siobhan", "quinn")] string name)
    {
        for (var place = 0; place < name.Length; place++)
        {
            Assert.That(Distances(name.Remove(place, 1)), Is.EqualTo(name.Length > 4 ? 0 : null));
            Assert.That(Distances(name.Insert(place, "x")), Is.Zero);
            Assert.That(Distances(name.Insert(place, name[place].ToString())), Is.Zero);
            Assert.That(Distances(name.Remove(place, 1).Insert(place, "z")), Is.Zero);
            var swapped = name.Remove(place, 1).Insert(Math.Max(place - 1, 0), name[place].ToString());
            Assert.That(Distances(swapped), Is.Zero);
        }

        // The name is found by its keys, and then it is near.
        int? Distances(string typed) => SimilarNames.TokensFor(typed).Intersect(SimilarNames.KeysOf([name])).Any()
            ? SimilarNames.Distance(typed, name) : null;
    }

    [Test]
    public void Keys_OfTheLongestName_AreBounded()
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
        var words = Enumerable.Range(0, 26).Select(number => Alphabet.Substring(number, 20));

        Assert.That(SimilarNames.KeysOf(words).Count(), Is.InRange(100, 6 * 22));
    }
}
