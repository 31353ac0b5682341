using System.Net;
using System.Net.Http.Json;
using CustomerTracking.Api.Channels;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>What the program knows of a channel stands in its descriptor, and is whole.</summary>
internal sealed class ChannelDescriptorTests
{
    [Test]
    public void EveryChannelThatBringsMessages_HasOne() => Assert.That(
        ChannelDescriptor.All.Select(one => one.Channel),
        Is.EquivalentTo(Enum.GetValues<Channel>().Except([Channel.Rest, Channel.Admin])));

    [Test]
    public async Task EachOne_IsWhole()
    {
        await using var api = TestApi.Start();
        foreach (var channel in ChannelDescriptor.All)
        {
            Assert.That(channel.Vendor is null, Is.EqualTo(channel.TokenRoute is not null), channel.Label);
            Assert.That(typeof(IComponent).IsAssignableFrom(channel.SetUp), channel.Label);
            if (channel.Vendor is null) continue;

            var format = EnumText<Channel>.Format(channel.Channel);
            Assert.That(api.Services.GetKeyedService<IMessageReader>(format), Is.Not.Null, channel.Label);
            Assert.That(api.Services.GetKeyedService<ISampleMessage>(format), Is.Not.Null, channel.Label);
        }
    }

    [TestCase("n8n")]
    [TestCase("rest")]
    [TestCase("web_chat")]
    public async Task AChannelWithAToken_HasNoConnections(string channel)
    {
        await using var api = TestApi.Start();

        var answer = await api.Http.PostAsJsonAsync(
            $"{TestApi.TenantPath}/channel-connections", new { channel, name = "Front" });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Must be one of: retell, whatsapp, twilio."));
    }
}
