using System.Text;
using System.Text.Json;
using CustomerTracking.Api.Channels.Retell;

namespace CustomerTracking.Api.Tests.Channels;

internal sealed class RetellSignatureTests
{
    private const string Key = "key_0123456789abcdef0123456789ab";
    private const string SmallBody = """{"event":"call_ended","call":{"call_id":"call_1"}}""";
    private const string SmallDigest = "2db2c74906214b493a75180a2592cb55f78750b10ca62e472b1ba0d71e4291e2";
    private const string SampleDigest = "798fe3763aeca7bc740531716ca273698a6599883ff1485966d0b4f1fb0b1140";

    [Test]
    public void Verifies_RecordedVectors_AsTheVendorsOwnLibrary()
    {
        Assert.That(Verifies($"v=1795163560000,d={SmallDigest}"), Is.True);
        Assert.That(
            RetellSignature.Verifies(
                $"v=1795163560000,d={SampleDigest}", Sample.Bytes("retell_call_analyzed_booked.json"), Key, At(0)),
            Is.True);
    }

    [Test]
    public void Verifies_RewrittenBody_IsFalse()
    {
        var sample = Sample.Bytes("retell_call_analyzed_booked.json");
        var rewritten = JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(sample));

        Assert.That(Sample.Text("retell_call_analyzed_booked.json"), Does.Contain("Ní"), "an accent, which is escaped");
        Assert.That(
            RetellSignature.Verifies($"v=1795163560000,d={SampleDigest}", rewritten, Key, At(0)), Is.False);
    }

    [TestCase(300_000, true)]
    [TestCase(-300_000, true)]
    [TestCase(300_001, false)]
    [TestCase(-300_001, false)]
    public void Verifies_AtTheEdgeOfFiveMinutes_InBothDirections(int off, bool expected) =>
        Assert.That(RetellSignature.Verifies(
            $"v=1795163560000,d={SmallDigest}", Encoding.UTF8.GetBytes(SmallBody), Key, At(off)), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("v=1795163560000")]
    [TestCase(" v=1795163560000,d=" + SmallDigest)]
    [TestCase("v=1795163560000,d=" + SmallDigest + " ")]
    [TestCase("v=1795163560000,d=" + SmallDigest + "\n")]
    [TestCase("v=1795163560000,d=" + SmallDigest + "00")]
    [TestCase("v=1795163560000,d=zz")]
    [TestCase("d=" + SmallDigest + ",v=1795163560000")]
    [TestCase("v=١٧٩٥١٦٣٥٦٠٠٠٠,d=" + SmallDigest)]
    [TestCase("v=99999999999999999999999,d=" + SmallDigest)]
    [TestCase("v=9223372036854775807,d=" + SmallDigest)]
    [TestCase("v=-1795163560000,d=" + SmallDigest)]
    [TestCase("v=1795163560001,d=" + SmallDigest)]
    public void Verifies_GarbledHeader_IsFalse(string header) => Assert.That(Verifies(header), Is.False);

    [Test]
    public void Verifies_UpperCaseHex_IsTrue() =>
        Assert.That(Verifies($"v=1795163560000,d={SmallDigest.ToUpperInvariant()}"), Is.True);

    [Test]
    public void Verifies_AnotherKey_IsFalse() =>
        Assert.That(RetellSignature.Verifies(
            $"v=1795163560000,d={SmallDigest}", Encoding.UTF8.GetBytes(SmallBody), Key + "0", At(0)), Is.False);

    private static bool Verifies(string header) =>
        RetellSignature.Verifies(header, Encoding.UTF8.GetBytes(SmallBody), Key, At(0));

    private static DateTimeOffset At(int off) => DateTimeOffset.FromUnixTimeMilliseconds(1795163560000 + off);
}
