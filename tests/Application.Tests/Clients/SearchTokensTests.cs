using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Clients.Names;

namespace CustomerTracking.Application.Tests.Clients;

/// <summary>What a name is found by is bounded, whatever it is made of.</summary>
internal sealed class SearchTokensTests
{
    [TestCase("-")]
    [TestCase("'")]
    [TestCase(" ")]
    [TestCase(".")]
    public void Of_ANameOfManyParts_IsAFewTokens(string between)
    {
        var parts = Enumerable.Range(0, 50)
            .Select(number => $"abc{(char)('a' + (number % 26))}{(char)('a' + (number / 26))}");

        var tokens = SearchTokens.OfClient(string.Join(between, parts)).Where(token => !SimilarNames.IsKey(token));

        Assert.That(tokens.Count(), Is.LessThanOrEqualTo(SearchTokens.MostOfAClient));
    }

    [Test]
    public void Of_ALongNameThatSomebodyHas_KeepsEveryToken()
    {
        var tokens = SearchTokens.OfClient("maria jose de la cruz fernandez-o'sullivan maria@example.ie")
            .Where(token => !SimilarNames.IsKey(token));

        Assert.That(tokens.Count(), Is.LessThan(SearchTokens.MostOfAClient));
    }
}
