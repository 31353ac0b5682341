using System.Text;
using CustomerTracking.Api.Channels.WhatsApp;

namespace CustomerTracking.Api.Tests.Channels;

internal sealed class WhatsappSignatureTests
{
    private const string Secret = "app-secret-0123456789abcdef";
    private const string Empty = "1f1ddaf60129a405dae511085a1277c94455b2d955e1986bf5048cac89765e87";
    private const string Escaped = "89f4816d7c626acc2736f5cd273cb707cfd47f1e6711fd7971569b43e6384f69";

    [TestCase("""{"object":"whatsapp_business_account","entry":[]}""", Empty)]
    [TestCase("""{"t":"Sin\u00e9ad"}""", Escaped)]
    [TestCase("""{"t":"Sinéad"}""", "8afadc990c85beba17d35e46fc239debe260d4a7560118f69a0376eb7ad14d8a")]
    [TestCase("""{"t":"Sinéad"}""", Escaped)]
    public void Verifies_RecordedVectors_RawOrEscaped(string body, string digest) =>
        Assert.That(Verifies("sha256=" + digest, body), Is.True);

    [Test]
    public void Verifies_CharactersOutsideTheFirstPlane_AreEscapedAsTwoUnits()
    {
        var padding = new string('x', 5000);
        var signed = VendorApi.WhatsappSignature(Encoding.ASCII.GetBytes(padding + @"\ud83d\udc87\u007f"), Secret);

        Assert.That(Verifies(signed, padding + "\U0001F487\u007f"), Is.True);
    }

    [TestCase("")]
    [TestCase(Empty)]
    [TestCase("sha1=" + Empty)]
    [TestCase("SHA256=" + Empty)]
    [TestCase("sha256=" + Empty + "00")]
    [TestCase("sha256=zz1ddaf60129a405dae511085a1277c94455b2d955e1986bf5048cac89765e87")]
    [TestCase("sha256=0f1ddaf60129a405dae511085a1277c94455b2d955e1986bf5048cac89765e87")]
    public void Verifies_GarbledHeader_IsFalse(string header) =>
        Assert.That(Verifies(header, """{"object":"whatsapp_business_account","entry":[]}"""), Is.False);

    [Test]
    public void Verifies_RewrittenBody_IsFalse() =>
        Assert.That(Verifies("sha256=" + Empty, """{"object": "whatsapp_business_account", "entry": []}"""), Is.False);

    private static bool Verifies(string header, string body) =>
        WhatsappSignature.Verifies(header, Encoding.UTF8.GetBytes(body), Secret);
}
