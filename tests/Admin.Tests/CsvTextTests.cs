using CsvHelper;
using CustomerTracking.Api.Serialization;

namespace CustomerTracking.Admin.Tests;

/// <summary>A text in an exported file stays one cell, and runs nothing, in any spreadsheet.</summary>
internal sealed class CsvTextTests
{
    [TestCase("=1+1")]
    [TestCase("+353")]
    [TestCase("-2")]
    [TestCase("@SUM(1)")]
    [TestCase("\t=1")]
    [TestCase("\r=1")]
    [TestCase("＝1+1")]
    [TestCase("＋1")]
    [TestCase("－1")]
    [TestCase("＠SUM(1)")]
    public void Harmless_OfWhatASpreadsheetRuns_BeginsWithAnApostrophe(string text) =>
        Assert.That(CsvText.Harmless(text), Is.EqualTo("'" + text));

    [TestCase("")]
    [TestCase("Aoife O'Brien")]
    [TestCase("Smith-Jones")]
    public void Harmless_OfAName_IsTheName(string text) => Assert.That(CsvText.Harmless(text), Is.EqualTo(text));

    [TestCase("Byrne;=1+1")]
    [TestCase("Byrne\t=1+1")]
    [TestCase("Byrne|=1+1")]
    [TestCase("Byrne ＝1")]
    [TestCase("＋353")]
    [TestCase("a－b")]
    [TestCase("a＠b.example")]
    public void Quoting_OfWhatSomeSpreadsheetTakesForASeparatorOrASign_IsAlways(string text) =>
        Assert.That(CsvText.Quoting(text), Is.EqualTo(CsvQuoting.Always));

    [Test]
    public void Quoting_OfAName_IsWhenNeeded() =>
        Assert.That(CsvText.Quoting("Aoife Byrne"), Is.EqualTo(CsvQuoting.WhenNeeded));
}
