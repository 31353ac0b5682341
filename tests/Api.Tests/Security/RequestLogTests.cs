using CustomerTracking.Api.DemoData;

namespace CustomerTracking.Api.Tests.Security;

internal sealed class RequestLogTests
{
    [Test]
    public async Task Log_AtItsMostTalkative_DoesNotShowTheVerifyToken()
    {
        await using var api = TestApi.Start(new()
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Information",
        });

        var verified = await api.Anonymous().GetAsync(
            $"/api/webhooks/whatsapp/{Demo.WhatsappConnectionId}?hub.mode=subscribe&hub.challenge=1&hub.verify_token={Demo.WhatsappVerifyToken}");

        Assert.That(verified.IsSuccessStatusCode, Is.True);
        Assert.That(api.Log.All, Has.None.Contains(Demo.WhatsappVerifyToken));
    }
}
