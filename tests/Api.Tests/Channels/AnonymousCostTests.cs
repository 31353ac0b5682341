using System.Net;
using System.Text;
using CustomerTracking.Api.Channels.Twilio;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Serialization;
using Microsoft.AspNetCore.Http;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>What somebody costs who knows an address, and of whom nothing else is known yet.</summary>
internal sealed class AnonymousCostTests
{
    [TestCase(1024 * 1024)]
    [TestCase(3 * 1024 * 1024)]
    public async Task Body_OfAnAnnouncedLength_ReservesNothingBeforeItArrives(int announced)
    {
        var stream = new MeasuredStream("{}"u8.ToArray());

        var body = await RawBody.Read(Post(stream, announced), RawBody.WhatsappLimit);

        Assert.That(body, Is.EqualTo("{}"u8.ToArray()));
        Assert.That(stream.LargestBuffer, Is.LessThanOrEqualTo(64 * 1024));
    }

    [TestCase(0, 1)]
    [TestCase(4096, 1)]
    [TestCase(4097, 100)]
    [TestCase(300_000, 4096)]
    [TestCase(1024 * 1024, 65_536)]
    public async Task Body_InPiecesOfAnySize_IsReadToTheByte(int length, int piece)
    {
        var sent = new byte[length];
        new Random(length).NextBytes(sent);

        var body = await RawBody.Read(Post(new MeasuredStream(sent, piece), announced: null), RawBody.JsonLimit);

        Assert.That(body, Is.EqualTo(sent));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Body_OverItsLimit_IsRefusedAnnouncedOrNot(bool isAnnounced)
    {
        var stream = new MeasuredStream(new byte[5001], 1000);

        var fault = Assert.ThrowsAsync<RequestFault>(
            () => RawBody.Read(Post(stream, isAnnounced ? 5001 : null), limit: 5000))!;

        Assert.That(fault.Status, Is.EqualTo(413));
    }

    [TestCase(200, true)]
    [TestCase(201, false)]
    [TestCase(60_000, false)]
    public void Form_OfManyFields_IsRefusedBeforeItIsRead(int fields, bool isRead)
    {
        var form = Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Repeat("a=1", fields)));

        Assert.That(Reads(form), Is.EqualTo(isRead));
    }

    [TestCase(256, 1, true)]
    [TestCase(257, 1, false)]
    [TestCase(1, 32 * 1024, true)]
    [TestCase(1, (32 * 1024) + 1, false)]
    public void Form_WithALongField_IsRefusedBeforeItIsRead(int name, int value, bool isRead) =>
        Assert.That(Reads(Encoding.ASCII.GetBytes(
            $"MessageSid=SM1&{new string('n', name)}={new string('v', value)}")), Is.EqualTo(isRead));

    [Test]
    public async Task TwilioForm_OverItsLimits_Is413WhateverItsSignature()
    {
        await using var vendors = VendorApi.Start();
        var large = "MessageSid=SM_large&Body=" + new string('x', 65 * 1024);
        var many = "MessageSid=SM_many&" + string.Join('&', Enumerable.Range(0, 200).Select(number => $"P{number}=1"));
        var usual = "MessageSid=SM_usual&"
            + string.Join('&', Enumerable.Range(0, 199).Select(number => $"P{number}=1"));

        var answers = new[]
        {
            await vendors.Twilio(large), await vendors.Twilio(large, signature: "x"), await vendors.Twilio(many),
            await vendors.Twilio(many, signature: "x"), await vendors.Twilio(usual),
        };

        Assert.That(answers.Select(answer => (int)answer.StatusCode), Is.EqualTo(new[] { 413, 413, 413, 413, 200 }));
    }

    [Test]
    public async Task WhatsappBatch_OfManyMessagesAndConnectionsOnOneNumber_IsVerifiedAndLookedUpOnce()
    {
        var callers = new WatchedCallers();
        await using var vendors = VendorApi.Start(configure: callers.Watch);
        for (var number = 0; number < 20; number++)
            await vendors.Connect(new
            {
                channel = "whatsapp",
                name = $"Number {number}",
                secret = number == 7 ? Demo.WhatsappSecret : $"secret-of-another-{number}",
                phoneNumberId = "500000000000020",
            });
        var messages = Enumerable.Range(0, 40).Select(number =>
            $$$"""{"id":"wamid.batch.{{{number}}}","from":"353865550000","type":"text","text":{"body":"Sinéad"}}""");

        var answer = await vendors.Whatsapp($$$$$"""
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
            "metadata":{"phone_number_id":"500000000000020"},"messages":[{{{{{string.Join(',', messages)}}}}}]}}]}]}
            """);

        var kept = await TestApi.Body(
            await vendors.Api.Http.GetAsync($"{TestApi.TenantPath}/inbound-messages?outcome=ignored&limit=100"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(callers.Numbers, Is.EqualTo(1));
        Assert.That(kept.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("senderName").GetString()),
            Has.Exactly(40).EqualTo("Number 7"));
    }

    private static bool Reads(byte[] form)
    {
        try
        {
            TwilioForm.Read(form);
            return true;
        }
        catch (RequestFault fault) when (fault.Status == 413)
        {
            return false;
        }
    }

    private static DefaultHttpContext Post(Stream body, int? announced)
    {
        var http = new DefaultHttpContext();
        (http.Request.Body, http.Request.ContentLength) = (body, announced);
        return http;
    }

    private sealed class MeasuredStream(byte[] content, int piece = int.MaxValue) : MemoryStream(content)
    {
        public int LargestBuffer { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            LargestBuffer = Math.Max(LargestBuffer, buffer.Length);
            return base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
        }
    }
}
