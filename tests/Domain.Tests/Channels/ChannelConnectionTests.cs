using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Channels;

internal sealed class ChannelConnectionTests
{
    private static readonly ConnectionSettings Settings = new("Front desk", null, FieldMap.Default, Enabled: true);

    [Test]
    public void Open_AConnection_IsEnabled()
    {
        var connection = AConnection(Channel.Retell);

        Assert.That(
            (connection.Name, connection.Enabled, connection.Secret), Is.EqualTo(("Front desk", true, "sealed")));
    }

    [TestCase("")]
    [TestCase(" \0 ")]
    public void Open_WithoutAName_IsRefused(string name)
    {
        var refusal = ARefusal(() => AConnection(Channel.Retell, Settings with { Name = name }));

        Assert.That(refusal.Code, Is.EqualTo("connection.name_missing"));
    }

    [TestCase(Channel.Retell)]
    [TestCase(Channel.Twilio)]
    public void Open_ANumberIdElsewhereThanOnWhatsapp_IsRefused(Channel channel)
    {
        var refusal = ARefusal(() => AConnection(channel, Settings with { PhoneNumberId = "1" }));

        Assert.That(refusal.Code, Is.EqualTo("connection.phone_number_id"));
    }

    [Test]
    public void Open_ANumberIdOnWhatsapp_IsKept()
    {
        var connection = AConnection(Channel.Whatsapp, Settings with { PhoneNumberId = "1" });

        Assert.That(connection.PhoneNumberId, Is.EqualTo("1"));
    }

    [Test]
    public void Change_ToDisabled_IsDisabled()
    {
        var connection = AConnection(Channel.Retell);

        connection.Change(Settings with { Enabled = false }, Later);

        Assert.That((connection.Enabled, connection.UpdatedAt), Is.EqualTo((false, Later)));
    }

    [Test]
    public void Rotate_TheSecret_KeepsTheVerifyToken()
    {
        var connection = AConnection(Channel.Whatsapp);

        connection.Rotate("sealed anew", null, Later);

        Assert.That((connection.Secret, connection.VerifyToken, connection.UpdatedAt),
            Is.EqualTo(("sealed anew", "verify", Later)));
    }

    private static ChannelConnection AConnection(Channel channel, ConnectionSettings? settings = null) =>
        ChannelConnection.Open(
            ChannelConnectionId.New(), Salon, channel, settings ?? Settings, "sealed", "verify", Now);
}
