using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Common;

/// <summary>What senders write where they have no value is no value; what only looks like it is one.</summary>
internal sealed class MissingValueTests
{
    [TestCase(null)]
    [TestCase("   ")]
    [TestCase("N/A")]
    [TestCase("n.a.")]
    [TestCase("(none)")]
    [TestCase("\"null\"")]
    [TestCase("[null]")]
    [TestCase(" UNDEFINED ")]
    [TestCase("Not provided")]
    [TestCase("not_provided.")]
    [TestCase("Don't know")]
    [TestCase("TBD")]
    [TestCase("-")]
    [TestCase("???")]
    [TestCase("…")]
    [TestCase("[object Object]")]
    [TestCase("NaN")]
    [TestCase("k. A.")]
    [TestCase("keine Angabe")]
    [TestCase("nicht verfügbar")]
    [TestCase("non renseigné")]
    [TestCase("NO ESPECIFICADO")]
    [TestCase("sconosciuto")]
    [TestCase("não informado")]
    [TestCase("n.v.t.")]
    [TestCase("brak danych")]
    [TestCase("okänd")]
    [TestCase("ei tiedossa")]
    [TestCase("не указано")]
    [TestCase("#N/A")]
    [TestCase("#REF!")]
    [TestCase("{{customer_name}}")]
    [TestCase("{{ $json.body.id }}")]
    [TestCase("={{ $json.id }}")]
    [TestCase("{{first}} {{last}}")]
    [TestCase("{{{raw}}}")]
    [TestCase("{{ cut off")]
    [TestCase("${name}")]
    [TestCase("#{name}")]
    [TestCase("%{name}")]
    [TestCase("<%= name %>")]
    [TestCase("{% assign x %}")]
    [TestCase("[[name]]")]
    [TestCase("@{triggerBody()?['id']}")]
    [TestCase("*|FNAME|*")]
    [TestCase("%%name%%")]
    [TestCase("__customer_name__")]
    [TestCase("$json.id")]
    [TestCase("$node[\"Webhook\"].json.id")]
    [TestCase("$('Webhook').item.json.id")]
    [TestCase("{service}")]
    [TestCase("<serviceName>")]
    [TestCase("[Customer Name]")]
    public void Text_ThatSaysNothing_IsNone(string? text) =>
        Assert.That((MissingValue.Text(text), MissingValue.Id(text)), Is.EqualTo(((string?)null, (string?)null)));

    [TestCase("Nails")]
    [TestCase("None of the above: a trim")]
    [TestCase("Cut {{variant}}")]
    [TestCase("[Balayage]")]
    [TestCase("Colour (full)")]
    [TestCase("10% off")]
    [TestCase("Toner @ 10:30")]
    [TestCase("no sugar")]
    [TestCase("any")]
    [TestCase("no preference")]
    [TestCase("No. 4")]
    [TestCase("Unknown Mortal Orchestra cut")]
    [TestCase("🌸")]
    [TestCase("0")]
    public void Text_ThatSaysSomething_Stays(string text) => Assert.That(MissingValue.Text(text), Is.EqualTo(text));

    [TestCase("0")]
    [TestCase("0.0")]
    [TestCase("000-000")]
    [TestCase("-1")]
    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("{00000000-0000-0000-0000-000000000000}")]
    [TestCase("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [TestCase("BKG-{{id}}")]
    [TestCase("BKG-${id}")]
    [TestCase("BKG-<id>")]
    [TestCase("BKG-[id]")]
    [TestCase("BKG-undefined")]
    [TestCase("null_null")]
    [TestCase("BKG-[object Object]")]
    [TestCase("BKG-20261203-XXXX")]
    [TestCase("bkg-xxxx-0001")]
    [TestCase("BKGXXXX")]
    [TestCase("BKG-YYYYMMDD-0001")]
    [TestCase("BKG-####")]
    [TestCase("YOUR_ID_HERE")]
    [TestCase("string")]
    [TestCase("no")]
    public void Id_ThatNamesNothing_IsNone(string id) => Assert.That(MissingValue.Id(id), Is.Null);

    [TestCase("10")]
    [TestCase("1")]
    [TestCase("-10")]
    [TestCase("BKG-20261203-0001")]
    [TestCase("igK6P6lu40g3UeT_zhmJhw")]
    [TestCase("__igK6P6lu40g3UeT")]
    [TestCase("{0f8fad5b-d9cb-469f-a165-70867728950e}")]
    [TestCase("wamid.HBgMMzUzODYxMjM0NTY3FQIAEhggNA==")]
    [TestCase("call_0123456789abcdef")]
    [TestCase("nullah-7")]
    [TestCase("NA-1042")]
    [TestCase("maxxx9")]
    [TestCase("IE.2087000000000001")]
    [TestCase("a:b")]
    public void Id_ThatNamesSomething_Stays(string id) => Assert.That(MissingValue.Id(id), Is.EqualTo(id));

    [TestCase("N/A")]
    [TestCase("none@none.com")]
    [TestCase("noemail@salon.ie")]
    [TestCase("undefined@example.ie")]
    [TestCase("{{email}}")]
    [TestCase("aoife@{{domain}}")]
    public void Email_ThatIsNobodys_IsNone(string email) => Assert.That(MissingValue.Email(email), Is.Null);

    [TestCase("na@example.ie")]
    [TestCase("aoife@none.ie")]
    [TestCase("null@null-family.ie")]
    public void Email_ThatMayBeSomebodys_Stays(string email) =>
        Assert.That(MissingValue.Email(email), Is.EqualTo(email));

    [Test]
    public void Id_OfManyBeginnings_IsReadAtOnce()
    {
        var hostile = string.Concat(Enumerable.Repeat("*|{{__a", 100_000));

        Assert.That(MissingValue.IsId(hostile), Is.True);
    }

    [TestCase("undefined", "B-1", "platform")]
    [TestCase("Phorest", "B-1", "phorest")]
    public void Reference_UnderAProviderThatIsNone_IsThePlatforms(string provider, string id, string expected) =>
        Assert.That(ExternalReference.Create(provider, id)!.Provider, Is.EqualTo(expected));

    [Test]
    public void Reference_WithoutAnId_IsNone() =>
        Assert.That(ExternalReference.Create("phorest", "[object Object]"), Is.Null);
}
