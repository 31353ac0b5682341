using System.Text.Json;
using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>An id that is too long for its column is not cut to another client's.</summary>
internal sealed class LongIdTests
{
    [TestCase("phorestClientId", ExternalClient.MaxIdLength + 1)]
    [TestCase("phorestClientId", 5000)]
    [TestCase("phorestBusinessId", ExternalClient.MaxIdLength + 1)]
    public void SignedMessage_WithALongerId_NamesNoExternalClient(string field, int length)
    {
        var ids = new Dictionary<string, string> { ["phorestClientId"] = "igK6", ["phorestBusinessId"] = "biz" };
        ids[field] = AnId(length);

        Assert.That(Payload(ids, forgiving: true).PhorestClient(""), Is.Null);
    }

    [Test]
    public void SignedMessage_WithTheLongestId_NamesItWhole()
    {
        var id = AnId(ExternalClient.MaxIdLength);

        var client = Payload(new() { ["phorestClientId"] = id }, forgiving: true).PhorestClient("");

        Assert.That(client!.ClientId, Is.EqualTo(id));
    }

    // The validator refuses it, and names the field.
    [Test]
    public void TokenMessage_WithALongerId_KeepsItForItsRefusal()
    {
        var ids = new Dictionary<string, string> { ["phorestClientId"] = AnId(ExternalClient.MaxIdLength + 1) };

        Assert.That(Payload(ids, forgiving: false).PhorestClient("")!.ClientId, Has.Length.EqualTo(201));
    }

    // Not of one letter: that means nothing, however long.
    private static string AnId(int length) => string.Concat(Enumerable.Repeat("igK6P6lu4", length))[..length];

    private static Payload Payload(Dictionary<string, string> fields, bool forgiving) =>
        new(JsonSerializer.SerializeToElement(fields), forgiving);
}
