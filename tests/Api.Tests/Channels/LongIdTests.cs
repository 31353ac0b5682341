using System.Text.Json;
using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Errors;
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

        Assert.That(Read(Payload(ids, forgiving: true)), Is.Empty);
    }

    [Test]
    public void SignedMessage_WithTheLongestId_NamesItWhole()
    {
        var id = AnId(ExternalClient.MaxIdLength);

        var clients = Read(Payload(new() { ["phorestClientId"] = id }, forgiving: true));

        Assert.That(clients.Single().ClientId, Is.EqualTo(id));
    }

    [Test]
    public void TokenMessage_WithALongerId_IsRefusedByItsPlace()
    {
        var payload = Payload(new() { ["phorestClientId"] = AnId(ExternalClient.MaxIdLength + 1) }, forgiving: false);
        Read(payload);

        var faults = Assert.Throws<FieldFaults>(() => payload.ThrowIfFaulty(command: null));

        Assert.That(faults!.Errors.Keys, Is.EqualTo(new[] { "phorestClientId" }));
    }

    private static IReadOnlyList<ExternalClient> Read(Payload payload) =>
        new ExternalClientReader(payload, field => [.. FieldPlaces.Under(field, "")]).Read();

    // Not of one letter: that means nothing, however long.
    private static string AnId(int length) => string.Concat(Enumerable.Repeat("igK6P6lu4", length))[..length];

    private static Payload Payload(Dictionary<string, string> fields, bool forgiving) =>
        new(JsonSerializer.SerializeToElement(fields), forgiving);
}
