using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Channels;

internal sealed class ChangeConnectionTests : AppTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Map =
        new() { ["start"] = ["args.when", "args.time"] };

    [Test]
    public async Task Rotate_AConnection_OnlyTheNewSecretVerifies()
    {
        var opened = await App.Send(ARetell());

        var rotated = await App.Send(new RotateConnection(new(opened.Connection.Id), null, null));

        Assert.That((await Found(opened))!.Secret, Is.EqualTo(rotated.Secret).And.Not.EqualTo("retell-key-1"));
    }

    [Test]
    public async Task Rotate_AVerifyTokenOffWhatsapp_IsRefused()
    {
        var opened = await App.Send(ARetell());

        var refusal = await ARefusal(
            () => App.Send(new RotateConnection(new(opened.Connection.Id), null, "verify-token")));

        Assert.That(refusal.Code, Is.EqualTo("connection.verify_token"));
    }

    [Test]
    public async Task Change_ToDisabled_IsFoundByNobody()
    {
        var opened = await App.Send(ARetell());

        await App.Send(AChange(opened) with { Enabled = false });

        Assert.That(await Found(opened), Is.Null);
    }

    [Test]
    public async Task Change_TheFieldMap_LeavesTheName()
    {
        var opened = await App.Send(ARetell());

        var changed = await App.Send(AChange(opened) with { FieldMap = new(true, Map) });

        Assert.That(
            (changed.Name, changed.FieldMap["start"], changed.Version), Is.EqualTo(("Front desk", Map["start"], 2)));
    }

    [Test]
    public async Task Change_WithAnOldVersion_IsStale()
    {
        var opened = await App.Send(ARetell());
        await App.Send(AChange(opened) with { Name = "Back desk" });

        var refusal = await ARefusal(
            () => App.Send(AChange(opened) with { ExpectedVersion = opened.Connection.Version, Name = "Side desk" }));

        Assert.That(refusal.Code, Is.EqualTo("version.stale"));
    }

    [Test]
    public async Task Close_AConnection_IsGone()
    {
        var opened = await App.Send(ARetell());

        await App.Send(new CloseConnection(new(opened.Connection.Id)));

        Assert.That((await Found(opened), (await App.Send(new ListConnections(null, 10))).Items.Count),
            Is.EqualTo(((ConnectionCredentials?)null, 0)));
    }

    private static OpenConnection ARetell() =>
        new() { Channel = Channel.Retell, Name = "Front desk", Secret = "retell-key-1" };

    private static ChangeConnection AChange(OpenedConnection opened) => new() { Id = new(opened.Connection.Id) };

    private Task<ConnectionCredentials?> Found(OpenedConnection opened) =>
        App.Send(new FindConnection(Channel.Retell, new(opened.Connection.Id)));
}
