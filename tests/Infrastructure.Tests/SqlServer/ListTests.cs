using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Application.Events;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>A list on SQL Server reads the range of an index, in its order, and neither counts nor skips.</summary>
internal sealed class ListTests
{
    private static readonly string LastPage = Convert.ToBase64String(new byte[24]);

    // What is asked, of which table, by which columns of an index: those before the bar are given, the others sort.
    private static readonly object[][] Lists =
    [
        [new ListClients(), "Clients", "TenantId | CreatedAt Id"],
        [new ListClients { Cursor = LastPage, Source = Source.Voice }, "Clients", "TenantId | CreatedAt Id"],
        [new ListCustomers(), "Clients", "TenantId | CreatedAt Id"],
        [new ListCustomers { Order = CustomerOrder.Name }, "Clients", "TenantId | SortName Id"],
        [new ListCustomers { Order = CustomerOrder.LastBooked, Cursor = LastPage }, "Clients",
            "TenantId | LastBookingDate Id"],
        [new ListDuplicates { Cursor = "4." + LastPage }, "DuplicateSuggestions", "TenantId IsDismissed Sign | CreatedAt Id"],
        [new ListBookings { Cursor = LastPage }, "Bookings", "TenantId | BookingDate Id"],
        [new ListAppointments { From = new(2026, 1, 1), To = new(2026, 1, 1) }, "Bookings",
            "TenantId | BookingDate Id"],
        [new ListInboundMessages { Cursor = LastPage }, "InboundMessages", "TenantId | ReceivedAt Id"],
        [new ListInboundMessages { Filter = new() { ClientId = ClientId.New() } }, "InboundMessages",
            "ClientId | ReceivedAt"],
        [new ListInboundMessages { Filter = new() { Outcome = InboundMessageOutcome.Unusable } }, "InboundMessages",
            "TenantId Outcome | ReceivedAt"],
        [new ListEvents { Cursor = LastPage }, "OutboxEvents", "TenantId | OccurredAt Id"],
    ];

    [TestCaseSource(nameof(Lists))]
    public async Task List_IsARangeOfAnIndex(IBaseRequest request, string table, string columns)
    {
        var parts = columns.Split(" | ");
        var (given, sorted) = (parts[0].Split(' '), parts[1].Split(' '));

        var statements = await TranslationTests.Send(request);

        Assert.That(statements, Has.None.Contains("OFFSET").And.None.StartsWith("SELECT COUNT"));
        var page = PageOf(statements.First(text => text.Contains($"FROM [{table}] AS ", StringComparison.Ordinal)));
        var order = page[page.LastIndexOf("ORDER BY ", StringComparison.Ordinal)..];
        foreach (var column in given) Assert.That(page, Does.Contain($"[{column}] = @"));
        Assert.That(Columns(order), Is.SupersetOf(sorted));
        Assert.That(Columns(order).Take(sorted.Length), Is.EqualTo(sorted));
        Assert.That(KeysOf(table), Has.Some.StartsWith(string.Join(' ', [.. given, .. sorted])));
    }

    [TestCase("aoife", "[Term] >= @")]
    [TestCase("aoife byrne", "[Term] >= @")]
    [TestCase("aoife byrne", "[Term] = @")]
    [TestCase("4567", "[Term] >= @")]
    [TestCase("+353 87 123 4567", "[Term] = @")]
    public async Task Search_IsARangeOfTheTermsKey_AndABlockAtATime(string words, string range)
    {
        var statements = await TranslationTests.Send(new ListClients { Query = words });

        Assert.That(statements, Has.None.Contains("OFFSET").And.None.StartsWith("SELECT COUNT"));
        Assert.That(statements, Has.Some.Contains("[TenantId] = @").And.Some.Contains(range)
            .And.Some.Contains("SELECT DISTINCT").And.Some.Contains("SELECT TOP("));
        Assert.That(KeysOf("SearchTerms"), Has.Some.StartsWith("TenantId Term ClientId"));
    }

    [Test]
    public async Task Messages_ThatAreNotTracked_AreAskedForInTheWordsOfTheirIndex()
    {
        var statements = await TranslationTests.Send(
            new ListInboundMessages { Filter = new() { Outcome = InboundMessageOutcome.Unusable } });

        Assert.That(statements, Has.Some.Contains("[Outcome] <> 'tracked'"));
    }

    // What belongs to the rows, such as their points, is joined to the page.
    private static string PageOf(string statement)
    {
        var start = statement.IndexOf("SELECT TOP(", StringComparison.Ordinal);
        Assert.That(start, Is.Not.Negative, statement);
        var end = statement.IndexOf("\n) AS ", start, StringComparison.Ordinal);
        return end < 0 ? statement[start..] : statement[start..end];
    }

    private static List<string> Columns(string order) =>
        [.. order.Split(']').Where((_, place) => place % 2 == 1)
            .Select(column => column[(column.LastIndexOf('[') + 1)..])];

    private static List<string> KeysOf(string table)
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        var type = db.Model.GetEntityTypes().Single(one => one.GetTableName() == table);
        return
        [
            .. type.GetIndexes().Select(index => Names(index.Properties)),
            .. type.GetKeys().Select(key => Names(key.Properties)),
        ];
    }

    private static string Names(IEnumerable<IProperty> properties) =>
        string.Join(' ', properties.Select(property => property.GetColumnName()));
}
