using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Channels;

internal sealed class ChannelConnectionTests : AppTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Map =
        new() { ["start"] = ["args.when", "args.time"] };

    [Test]
    public async Task Open_WithASecret_NeverShowsIt()
    {
        var opened = await App.Send(ARetell());

        Assert.That((opened.Secret, opened.VerifyToken), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task Open_WithASecret_IsUnreadableInTheDatabase()
    {
        await App.Send(AWhatsapp() with { Secret = "app-secret-1", VerifyToken = "verify-token-1" });

        var row = (await App.RawRows("ChannelConnections")).Single();
        Assert.That(row, Does.Not.Contain("app-secret-1").And.Not.Contain("verify-token-1"));
    }

    [Test]
    public async Task Open_WithASecret_VerifiesMessagesByIt()
    {
        var opened = await App.Send(ARetell() with { FieldMap = Map });

        var door = (await Found(opened))!;
        Assert.That((door.Secret, door.Tenant, door.FieldMap.For(BookingField.Start)),
            Is.EqualTo(("retell-key-1", App.Profile, Map["start"])));
    }

    [Test]
    public async Task Open_WithASecret_AnotherProcessReadsIt()
    {
        var opened = await App.Send(ARetell());
        await using var beside = App.AnotherProcess();

        var door = await beside.Send(new FindConnection(Channel.Retell, new(opened.Connection.Id)));

        Assert.That(door?.Secret, Is.EqualTo("retell-key-1"));
    }

    [Test]
    public async Task Open_WithoutSecrets_MakesThemAndShowsThemOnce()
    {
        var opened = await App.Send(AWhatsapp());

        var door = (await App.Send(new FindConnection(Channel.Whatsapp, new(opened.Connection.Id))))!;
        Assert.That((door.Secret, door.VerifyToken), Is.EqualTo((opened.Secret, opened.VerifyToken))
            .And.Not.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task Open_AConnectionWithSecrets_SaysNeitherInItsText()
    {
        var opened = await App.Send(ARetell());

        var text = (await Found(opened))!.ToString();

        Assert.That(text, Is.EqualTo($"connection {opened.Connection.Id}"));
    }

    [Test]
    public async Task Open_WithFaults_NamesThem()
    {
        var faults = await FaultsOf(
            () => App.Send(ARetell() with { Name = " ", Secret = "short", VerifyToken = "verify-token" }));

        Assert.That(
            faults,
            Is.EquivalentTo(new[]
            {
                "Name: connection.name_missing", "Secret: connection.secret_length",
                    "VerifyToken: connection.verify_token",
            }));
    }

    [Test]
    public async Task Find_OnAnotherChannel_IsNull()
    {
        var opened = await App.Send(ARetell());

        var door = await App.Send(new FindConnection(Channel.Twilio, new(opened.Connection.Id)));

        Assert.That(door, Is.Null);
    }

    [Test]
    public async Task Find_ByWhatsappNumber_IsThatConnection()
    {
        var opened = await App.Send(AWhatsapp() with { PhoneNumberId = "106540352242922" });

        var doors = await App.Send(new FindWhatsappNumber("106540352242922"));

        Assert.That(doors.Select(door => door.Id.Value), Is.EqualTo([opened.Connection.Id]));
    }

    [Test]
    public async Task List_InPages_ShowsEveryConnectionOnce()
    {
        for (var number = 0; number < 5; number++) await App.Send(ARetell());

        var first = await App.Send(new ListConnections(null, 3));
        var second = await App.Send(new ListConnections(first.NextCursor, 3));

        Assert.That(first.Items.Concat(second.Items).Select(row => row.Id).Distinct().Count(), Is.EqualTo(5));
    }

    private static OpenConnection ARetell() =>
        new() { Channel = Channel.Retell, Name = "Front desk", Secret = "retell-key-1" };

    private static OpenConnection AWhatsapp() => new() { Channel = Channel.Whatsapp, Name = "Front desk" };

    private Task<ConnectionCredentials?> Found(OpenedConnection opened) =>
        App.Send(new FindConnection(Channel.Retell, new(opened.Connection.Id)));
}
