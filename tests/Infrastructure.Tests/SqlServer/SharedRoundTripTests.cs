using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Repositories;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>Requests that come together go to the server together.</summary>
internal sealed class SharedRoundTripTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 15, 0, TimeSpan.Zero);

    private NoServer _server = null!;
    private ServiceProvider _services = null!;

    [SetUp]
    public void Open()
    {
        _server = new();
        _services = TranslationTests.Services(_server).BuildServiceProvider();
    }

    [TearDown]
    public async Task Close() => await _services.DisposeAsync();

    [Test]
    public async Task Save_OfThree_IsOneTransactionInOneText()
    {
        await Runner.Save([AnEvent(), AnEvent(), AnEvent()]);

        Assert.That(_server.Statements, Has.Count.EqualTo(1));
        Assert.That(_server.Statements[0].Split("INSERT INTO [OutboxEvents]"), Has.Length.EqualTo(2));
        Assert.That(
            _server.Statements[0], Does.StartWith("SET XACT_ABORT ON;\nBEGIN TRANSACTION;").And.EndsWith("COMMIT;"));
    }

    [Test]
    public async Task Save_OfAFullGroup_HasTheTextAndTheParametersOfTwo()
    {
        await Runner.Save([Events(1), Events(1)]);
        await Runner.Save([.. Enumerable.Range(0, GroupCommit.MostTogether).Select(_ => Events(10))]);

        Assert.That(_server.Statements.Distinct(), Has.Exactly(1).Items);
        Assert.That(_server.ParameterCounts.Max(), Is.LessThan(10));
    }

    // The server compiles each text once and keeps its plan: as many texts as groups would push all else out.
    [Test]
    public async Task Save_OfManyDifferentGroups_HasFewTexts()
    {
        const int Groups = 157;
        var random = new Random(13);
        for (var group = 0; group < Groups; group++)
            await Runner.Save(
                [.. Enumerable.Range(0, random.Next(1, GroupCommit.MostTogether)).Select(_ => Anything(random))]);

        Assert.That(_server.Statements, Has.Count.EqualTo(Groups));
        Assert.That(_server.Statements.Distinct().Count(), Is.LessThanOrEqualTo(20));
        Assert.That(_server.Statements.Max(text => text.Length), Is.LessThan(16_000));
        Assert.That(_server.ParameterCounts.Max(), Is.LessThan(40));
    }

    [Test]
    public async Task Save_InOneText_WritesParentsBeforeTheirChildren()
    {
        await Runner.Save([ABooking(), AClient(), ARenaming()]);

        var text = _server.Statements[0];
        string[] order = ["UPDATE [t] SET", "INSERT INTO [Clients]", "INSERT INTO [Bookings]"];
        Assert.That(order.Select(one => text.IndexOf(one, StringComparison.Ordinal)), Is.Ordered.And.All.Positive);
        Assert.That(text, Does.Contain("IF @@ROWCOUNT <> @n"));
    }

    [Test]
    public async Task Save_Values_ArriveAsTheyAre()
    {
        await Runner.Save([AnEvent("""{"a":"Zoë 💇 \u0022 <&>"}""")]);

        using var rows = System.Text.Json.JsonDocument.Parse(
            (string)_server.Values[0].Single(value => value is string)!);
        var row = rows.RootElement[0];
        Assert.That(row.EnumerateArray().Select(value => value.ToString()), Has.Some.EqualTo("""{"a":"Zoë 💇 \u0022 <&>"}""")
            .And.Some.EqualTo("1970-01-01T00:00:00.0000000").And.Some.EqualTo(ASqliteFile.App.Id.Value.ToString()));
        Assert.That(row[row.GetArrayLength() - 1].GetInt32(), Is.Zero);
    }

    [TestCase("a\ud83d")]
    [TestCase("\0\u001f")]
    public void Save_ATextThatIsNoUnicode_IsNoFault(string text) =>
        Assert.DoesNotThrowAsync(() => Runner.Save([AnEvent(text)]));

    [Test]
    public void Columns_OfAllTables_HaveATypeThatIsWritten()
    {
        Type[] written = [typeof(string), typeof(Guid), typeof(bool), typeof(int), typeof(long), typeof(
            decimal), typeof(DateTime), typeof(byte[])];
        using var scope = _services.CreateScope();
        var ours = scope.ServiceProvider.GetRequiredService<AppDb>().Model.GetEntityTypes()
            .Where(type => type.ClrType.Namespace?.StartsWith("CustomerTracking", StringComparison.Ordinal) is true);

        var types = ours.SelectMany(type => type.GetFlattenedProperties()).Select(property =>
        {
            var type = property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
            return Nullable.GetUnderlyingType(type) ?? type;
        });

        Assert.That(types.Distinct().Except(written), Is.Empty);
    }

    [Test]
    public async Task Read_OfThree_IsOneText()
    {
        await Runner.Read([Looking("IE.42", _ => { }), LookingByKey(), Looking("IE.43", _ => { })]);

        Assert.That(_server.Statements, Has.Count.EqualTo(1));
        Assert.That(_server.Statements[0].Split("SELECT "), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Read_OfAnyNumber_HasTheSameText()
    {
        for (var count = 1; count <= GroupCommit.MostTogether; count++)
            await Runner.Read([.. Enumerable.Range(0, count).Select(number => Looking($"IE.{number}", _ => { }))]);

        Assert.That(
            _server.Statements.Distinct().Count(), Is.EqualTo(2), "alone, which waits longer for a lock, and together");
    }

    [Test]
    public async Task Read_Together_GivesEachRequestItsOwnRows()
    {
        _server.Rows = [2, 0, 2];
        int[] read = [0, 0, 0];

        await Runner.Read(
            [Looking("IE.1", _ => read[0]++), Looking("IE.2", _ => read[1]++), Looking("IE.3", _ => read[2]++)]);

        Assert.That(read, Is.EqualTo([1, 0, 2]));
    }

    private LookUp Looking(string user, Action<System.Data.Common.DbDataReader> read) => new(
        [(Questions.ByPoint(ASqliteFile.App.Id, ContactPoint.FromMessenger(MessengerId.OfWhatsapp(user)!)), read)], default);

    private LookUp LookingByKey() => new(
        [(Questions.ByKey(ASqliteFile.App.Id, BookingKey.OfReference(ExternalReference.Create(null, "B-1")!)), _ =>
            { })], default);

    private BookingLookupQueries Questions => _services.GetRequiredService<BookingLookupQueries>();

    private Changes Anything(Random random) => random.Next(6) switch
    {
        0 => AClient(),
        1 => ABooking(),
        2 => AMessage(),
        3 => ARenaming(),
        4 => Events(random.Next(1, 5)),
        _ => ABooking(),
    };

    private Changes AClient() => Of(NewClient());

    private Changes ABooking()
    {
        var client = NewClient();
        return Of(client, Booking.Track(
            ASqliteFile.App.Id, client.Id, new() { Start = Now, ServiceName = "Cut", Currency = Currency.Parse("EUR") },
            new()
            {
                Source = Source.Web,
                Channel = Channel.Rest,
                Match = new(
                MatchDecision.Created, MatchedBy.Phone, "+353871234567")
            },
            BookingBeginning.Confirmed, Now));
    }

    private Changes AMessage() => Of(InboundMessage.Receive(
        ASqliteFile.App.Id,
        new()
        {
            Channel = Channel.N8n,
            Format = "n8n-created",
            SenderId = Guid.CreateVersion7(),
            SenderName = "n8n",
            Key = "k",
            ReceivedAt = Now,
            Headers = new Dictionary<string, string>(),
            Body = [0, 1, 255],
        },
        new(InboundMessageOutcome.Ignored), TimeSpan.Zero));

    private Changes ARenaming()
    {
        using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var client = NewClient();
        db.Entry(client).State = EntityState.Unchanged;
        client.ChangeEmail(EmailAddress.Parse("new@example.ie"), new("Emma", Channel.Admin, Now));
        return new(db.Rows(default).GetAwaiter().GetResult().Rows, default);   // nothing is read on SQL Server
    }

    private static Client NewClient()
    {
        var client = Client.Register(
            ASqliteFile.App.Id, new(Source.Web, GivenName.Create("Aoife", "Byrne"), null), Now);
        client.Link(ContactPoint.FromPhone(PhoneNumber.Create("+353871234567", "+353871234567"), "087 123 4567"));
        return client;
    }

    private Changes Of(params object[] records)
    {
        using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        foreach (var record in records) db.Add(record);
        return new(db.Rows(default).GetAwaiter().GetResult().Rows, default);   // nothing is read on SQL Server
    }

    private IServiceScope Scope()
    {
        var scope = _services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(ASqliteFile.App, "a test");
        return scope;
    }

    private IStatementRunner Runner => _services.GetRequiredService<IStatementRunner>();

    private Changes AnEvent(string body = "{}") => Events(1, body);

    private Changes Events(int count, string body = "{}")
    {
        using var scope = _services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var statements = _services.GetRequiredService<TableStatements>();
        return new(
            [.. Enumerable.Range(0, count).Select(_ => statements.Insert(
                db, OutboxEvent.Raise(ASqliteFile.App.Id, EventTypes.BookingTracked, DateTimeOffset.UnixEpoch, body)))],
            default);
    }
}
