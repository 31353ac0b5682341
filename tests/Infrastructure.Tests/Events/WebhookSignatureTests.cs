using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Events;

namespace CustomerTracking.Infrastructure.Tests.Events;

internal sealed class WebhookSignatureTests
{
    [Test]
    public void Signature_OfTheReferenceVector_IsTheReferenceSignature()
    {
        var signature = WebhookSender.Signature(
            SigningSecret.Parse("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"), "msg_2001",
            DateTimeOffset.FromUnixTimeSeconds(1795165320),
            """{"type":"booking.recorded","timestamp":"2026-11-20T09:02:00Z","data":{"id":"bkg_1"}}""");

        Assert.That(signature, Is.EqualTo("v1,uV/XR1DW156LUFtyrhyhrJAWRUjyECSrL97ji5KDMPI="));
    }
}
