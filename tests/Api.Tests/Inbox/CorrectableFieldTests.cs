using CustomerTracking.Api.Channels;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Api.Tests.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Channels;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Inbox;

/// <summary>Staff are offered what a correction is taken for, with what was sent and what is wrong with it.</summary>
internal sealed class CorrectableFieldTests
{
    private VendorApi _vendors = null!;

    [SetUp]
    public void Start() => _vendors = VendorApi.Start();

    [TearDown]
    public async Task Stop() => await _vendors.DisposeAsync();

    [Test]
    public async Task Fields_OfAWorkflowsBooking_AreThoseOfItsShape()
    {
        await _vendors.Api.Http.Post(
            InboxApi.N8n, """{"customer":{"phone":"12","name":"Niamh Byrne"},"booking":{"dateTime":"soon"}}""");

        var fields = await Fields();

        Assert.That(fields["phone"], Is.EqualTo(new CorrectableField("phone", "12", null)));
        Assert.That(fields["name"].Sent, Is.EqualTo("Niamh Byrne"));
        Assert.That((fields["start"].Sent, fields["start"].Fault), Is.EqualTo(("soon", FieldExplanation.Time)));
        Assert.That(fields.Keys, Is.SubsetOf(FieldMap.Fields));
    }

    [Test]
    public async Task Fields_WithACorrection_TellWhatIsWrongThen()
    {
        await _vendors.Api.Http.Post(
            InboxApi.N8n, """{"customer":{"phone":"12"},"booking":{"service":"Cut","dateTime":"soon"}}""");

        var fields = await Fields(new() { ["start"] = "2026-12-09T11:00" });

        Assert.That((fields["start"].Fault, fields["phone"].Fault), Is.EqualTo((
            (string?)null, "The phone number '12' is too short for Ireland.")));
    }

    [Test]
    public async Task Fields_OfACallWithoutABooking_AreReadAsIfItHadOne()
    {
        await _vendors.Retell(
            """{"event":"call_analyzed","call":{"call_id":"c1","direction":"inbound","from_number":"+353871234567","call_analysis":{"custom_analysis_data":{"booking_confirmed":false,"customer_name":"Aoife"}}}}""");

        var fields = await Fields();

        Assert.That((fields["confirmed"].Sent, fields["name"].Sent), Is.EqualTo(("False", "Aoife")));
        Assert.That(fields["service"].Fault, Is.EqualTo("A booking needs the name of the service."));
    }

    [Test]
    public async Task Fields_OfWhatCanBeNoBooking_AreNone()
    {
        await _vendors.Whatsapp(Sample.Text("whatsapp_status.json"));

        Assert.That(await Fields(), Is.Empty);
    }

    [Test]
    public async Task Fields_OfAWhatsappForm_AreThoseOfTheForm()
    {
        await _vendors.Whatsapp(Sample.Text("whatsapp_flow_booking.json")
            .Replace("start_time", "when", StringComparison.Ordinal));

        var fields = await Fields();

        Assert.That(fields["start"].Fault, Is.EqualTo("A booking needs the date and time at which it starts."));
        Assert.That(fields["service"].Sent, Is.Not.Empty);
    }

    // The demo's own message is left out.
    private async Task<Dictionary<string, CorrectableField>> Fields(Dictionary<string, string?>? corrections = null)
    {
        var message = await _vendors.Api.Http.OnlyInboundMessage();
        await using var scope = _vendors.Api.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var salon = await services.GetRequiredService<IMediator>().Send(new FindTenantProfile(Demo.TenantId));
        services.GetRequiredService<CurrentCaller>().Enter(salon!, "a test");
        var fields = await services.GetRequiredService<InboundMessageReplay>().Fields(
            new(message.GetProperty("id").GetGuid()), Corrections.From(corrections), CancellationToken.None);
        return fields.ToDictionary(field => field.Name);
    }
}
