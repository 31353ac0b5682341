using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Clients.Names;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>
/// The full-text index of SQLite and the terms of SQL Server give the same answers, and those that reading every client
/// gives.
/// </summary>
internal sealed class SearchIndexTests
{
    private const int Clients = 240;
    private const int Queries = 1_000;
    private const int Limit = 20;

    private static readonly string[] FirstNames =
    [
        "Aoife", "Áine", "Ann", "Anna", "Anne-Marie", "Seán", "Niamh", "Łukasz", "田中", "कुमार", "Jo", "Zoë 💇",
    ];

    private static readonly string[] LastNames =
        ["Byrne", "O'Brien", "Ó Briain", "Walsh", "Walshe", "de la Cruz", "Ní Bhriain", "Murphy", "Weiß", "B"];

    private static readonly DateTimeOffset Day = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Search_OfAThousandKinds_IsTheSameInBothIndexesAsInAPlainList()
    {
        var random = new Random(20261128);
        var people = Enumerable.Range(0, Clients).Select(number => APerson(random, number)).ToList();
        await using var file = new ASqliteFile();
        await file.Use(db => Save(db, people));
        await using var terms = await TermsOf(people);

        for (var asked = 0; asked < Queries; asked++)
        {
            var text = AQuery(random, people);
            if (await Read(file, text) is not { } words) continue;

            var expected = Plain(people, words);
            var fullText = await Pages(file, words);
            var byTerms = await Pages(new TermIndex(terms.Db), words, terms.Db.Set<Client>().AsNoTracking());

            Assert.That(fullText, Is.EqualTo(expected), text);
            Assert.That(byTerms, Is.EqualTo(expected), text);
        }
    }

    [Test]
    public async Task Search_ForWhatMoreHaveThanABlock_PageByPage_IsEachOnceAndWholeWordsFirst()
    {
        const int Many = 1_150;
        var people = Enumerable.Range(0, Many).Select(number => Person(
            number % 3 == 0 ? "Ann" : "Anna", "Byrne", number, Day.AddMinutes(number * 7919 % Many))).ToList();
        await using var file = new ASqliteFile();
        await file.Use(db => Save(db, people));
        await using var terms = await TermsOf(people);
        var words = (await Read(file, "ann"))!;

        var fullText = await Pages(file, words);
        var byTerms = await Pages(new TermIndex(terms.Db), words, terms.Db.Set<Client>().AsNoTracking());

        var whole = people.Where(one => one.Client.FirstName == "Ann").Select(one => one.Client.Id).ToList();
        foreach (var found in new[] { fullText, byTerms })
        {
            Assert.That(found, Is.EquivalentTo(people.Select(one => one.Client.Id)).And.Unique);
            Assert.That(found.Take(whole.Count), Is.EquivalentTo(whole));
        }
    }

    // SQLite 3.49 lost words of the later ones, with its secure-delete: those that the changed ones have as well.
    [Test]
    public async Task Search_AfterOneSaveThatChangedSomeAndAddedOthers_FindsAllOfThemByTheWordsTheyShare()
    {
        var people = Enumerable.Range(0, 10).Select(number => Person("Ann", "Byrne", number, Day)).ToList();
        var later = Enumerable.Range(10, 10).Select(number => Person("Ann", "Byrne", number, Day)).ToList();
        await using var file = new ASqliteFile();
        await file.Use(db => Save(db, people));

        await file.Use(async db =>
        {
            foreach (var client in await db.Set<Client>().ToListAsync())
                client.Rename("Anna", "Byrne", new("a test", Channel.Rest, Day));
            return await Save(db, later);
        });

        foreach (var text in new[] { "byrne", "byr", "example.ie", "ann" })
        {
            var found = await Pages(file, (await Read(file, text))!);
            var expected = people.Concat(later).Where(one => text != "example.ie" || one.Client.Email is not null);
            Assert.That(found, Is.EquivalentTo(expected.Select(one => one.Client.Id)), text);
        }
    }

    [Test]
    public async Task Search_ForSimilarNames_IsTheSameInBothIndexes()
    {
        const int Misspelt = 150;
        var random = new Random(20261129);
        var people = Enumerable.Range(0, Clients).Select(number => APerson(random, number)).ToList();
        await using var file = new ASqliteFile();
        await file.Use(db => Save(db, people));
        await using var terms = await TermsOf(people);
        var found = 0;

        for (var asked = 0; asked < Misspelt; asked++)
        {
            var name = (random.Next(2) == 0 ? FirstNames : LastNames)[random.Next(10)];
            var place = random.Next(name.Length);
            var text = random.Next(3) == 0 ? name.Remove(place, 1) : name.Insert(place, "e");
            if (await Read(file, text) is not { } words) continue;

            var fullText = await file.In<IServiceProvider, List<SearchPlace>>(scope =>
                scope.GetRequiredService<IClientSearchIndex>()
                    .FindSimilar(words, scope.GetRequiredService<IReadDb>().Clients, default));
            var byTerms = await new TermIndex(terms.Db)
                .FindSimilar(words, terms.Db.Set<Client>().AsNoTracking(), default);

            Assert.That(
                fullText.Select(place => place.ClientId), Is.EqualTo(byTerms.Select(place => place.ClientId)), text);
            found += fullText.Count;
        }

        Assert.That(found, Is.GreaterThan(Misspelt));
    }

    [Test]
    public async Task Search_BesideAnotherSalonOfTheSameCode_FindsOnlyItsOwn()
    {
        var other = ASqliteFile.App with { Id = new(Guid.Parse("00000000-0000-0000-0000-0000006338cc")) };
        await using var file = new ASqliteFile();
        var own = Person("Aoife", "Byrne", 1, Day);
        await file.Use(db => Save(db, [own]));
        await file.Use(async db =>
        {
            // As the other salon's own save would leave it.
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO SearchDocuments (ClientId, Terms) VALUES ({SequentialGuid.New().ToByteArray()}, 'x')");
            return await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO SearchIndex (rowid, Terms)
                SELECT MAX(Number), {FullText.Token(FullText.Code(other.Id), "aoife")} FROM SearchDocuments
                """);
        });

        var found = await file.Send(new ListClients { Query = "aoife" });

        Assert.That(FullText.Code(other.Id), Is.EqualTo(FullText.Code(ASqliteFile.App.Id)));
        Assert.That(found.Items.Select(row => row.Id), Is.EqualTo([own.Client.Id.Value]));
    }

    private static Task<SearchWords?> Read(ASqliteFile file, string text) => file.In<IPhoneNumbers, SearchWords?>(
        phones => Task.FromResult(SearchWords.From(text, phones, "IE")));

    private static async Task<int> Save(AppDb db, List<APersonOfTheSalon> people)
    {
        foreach (var person in people)
        {
            db.Add(person.Client);
            if (person.Mapping is not null) db.Add(person.Mapping);
        }

        return await db.SaveChangesAsync();
    }

    private static Task<List<ClientId>> Pages(ASqliteFile file, SearchWords words) =>
        file.In<IServiceProvider, List<ClientId>>(scope => Pages(
            scope.GetRequiredService<IClientSearchIndex>(), words, scope.GetRequiredService<IReadDb>().Clients));

    private static async Task<List<ClientId>> Pages(
        IClientSearchIndex index, SearchWords words, IQueryable<Client> clients)
    {
        var (all, from) = (new List<ClientId>(), (SearchPlace?)null);
        while (true)
        {
            var page = await index.Find(words, clients, from, Limit, default);
            all.AddRange(page.Take(Limit).Select(place => place.ClientId));
            if (page.Count <= Limit) return all;

            from = page[Limit - 1];
        }
    }

    private static List<ClientId> Plain(List<APersonOfTheSalon> people, SearchWords words) =>
    [
        .. people
            .Where(person => words.Words.All(word => word.Tokens.Any(
                token => person.Tokens.Any(own => own.StartsWith(token, StringComparison.Ordinal)))))
            .OrderByDescending(person => words.Words.All(word => word.Tokens.Any(person.Tokens.Contains)))
            .ThenByDescending(person => person.Client.LastBookingDate)
            .ThenByDescending(person => person.Client.Id).Select(person => person.Client.Id),
    ];

    private static string AQuery(Random random, List<APersonOfTheSalon> people)
    {
        var words = Enumerable.Range(0, 1 + random.Next(3)).Select(_ =>
        {
            var person = people[random.Next(people.Count)];
            var tokens = person.Tokens.Where(token => !SimilarNames.IsKey(token)).ToList();
            var phone = person.Client.Phone!;
            return random.Next(6) switch
            {
                0 => phone[..random.Next(4, phone.Length + 1)],
                1 => phone[^random.Next(3, 8)..],
                2 => "0" + phone[4..random.Next(6, phone.Length + 1)],
                3 => FirstNames[random.Next(FirstNames.Length)],
                _ => CleanText.Cut(tokens[random.Next(tokens.Count)].TrimStart('<'), random.Next(1, 9)),
            };
        });
        return string.Join(random.Next(4) == 0 ? "  " : " ", words);
    }

    private static APersonOfTheSalon APerson(Random random, int number) => Person(
        FirstNames[random.Next(FirstNames.Length)], LastNames[random.Next(LastNames.Length)], number,
        random.Next(5) == 0 ? null : Day.AddHours(random.Next(40)), random.Next(3) switch
        {
            0 => null,
            1 => $"AB/{random.Next(100)}+x{number}",
            _ => $"{random.Next(1000):000}-{number}",
        });

    private static APersonOfTheSalon Person(
        string first, string last, int number, DateTimeOffset? lastBooked, string? externalId = null)
    {
        var email = number % 4 == 0 ? null : EmailAddress.Parse($"p{number}.{"xyz"[number % 3]}@example.ie");
        var client = Client.Register(
            ASqliteFile.App.Id, new(Source.Web, GivenName.Create(first, last), email), Day);
        var phone = $"+3538{5 + (number % 3)}{1_000_000 + (number * 7919 % 8_999_999)}";
        client.Link(ContactPoint.FromPhone(PhoneNumber.Create(phone, phone), phone));
        if (lastBooked is { } at) client.Booked(at);
        var mapping = externalId is null ? null : ServiceMapping.Link(
            ASqliteFile.App.Id, client.Id, ExternalClient.Create("phorest", externalId, "biz", null), Day);
        return new(
            client, mapping,
            [.. SearchTokens.OfAll(client.SearchText, [phone], mapping is null ? [] : [mapping.ExternalClientId])]);
    }

    // The other provider's model and index, on SQLite.
    private static async Task<TermsFile> TermsOf(List<APersonOfTheSalon> people)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        connection.CreateCollation(SqlServerDb.ToTheLetter, string.CompareOrdinal);
        var db = new SqlServerDb(new DbContextOptionsBuilder<SqlServerDb>().UseSqlite(connection).Options);
        var caller = new CurrentCaller();
        caller.Enter(ASqliteFile.App, "a test");
        db.For(caller, null!, null!, null!, null!);
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF");
        foreach (var (client, mapping, tokens) in people)
        {
            db.Add(client);
            if (mapping is not null) db.Add(mapping);
            db.AddRange(tokens.Select(token => new SearchTerm
            {
                TenantId = client.TenantId,
                Term = token,
                ClientId = client.Id,
                Origin = "n",
            }));
        }

        await db.SaveChangesAsync();
        return new(connection, db);
    }

    private sealed record APersonOfTheSalon(Client Client, ServiceMapping? Mapping, HashSet<string> Tokens);

    private sealed record TermsFile(SqliteConnection Connection, AppDb Db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Db.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
