using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Tests.Clients;

/// <summary>The pairs of a long name's words were once hundreds of thousands of rows.</summary>
internal sealed class SearchTermTests
{
    private static readonly Client AClient = Client.Register(
        TenantId.New(), new(Source.Web, GivenName.Create("Aoife", "Byrne"), null), DateTimeOffset.UnixEpoch);

    [TestCase("-")]
    [TestCase("'")]
    [TestCase(" ")]
    [TestCase(".")]
    public void Of_ANameOfManyParts_IsAFewTerms(string between)
    {
        var parts = Enumerable.Range(0, 50)
            .Select(number => $"abc{(char)('a' + (number % 26))}{(char)('a' + (number / 26))}");

        var terms = SearchTerm.From(AClient, string.Join(between, parts)).ToList();

        Assert.That(terms, Has.Count.LessThanOrEqualTo(SearchTerm.MostOfAClient));
    }

    [Test]
    public void Of_ALongNameThatSomebodyHas_KeepsEveryTerm()
    {
        var terms = SearchTerm.From(AClient, "maria jose de la cruz fernandez-o'sullivan maria@example.ie").ToList();

        Assert.That(terms, Has.Count.LessThan(SearchTerm.MostOfAClient));
    }
}
