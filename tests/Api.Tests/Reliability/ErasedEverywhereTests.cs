using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CustomerTracking.Api.Tests.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>
/// Data of one person is put wherever it can be, and erased; then the whole database and the log are searched for it.
/// </summary>
internal sealed class ErasedEverywhereTests
{
    private const string Phone = "0862291777";
    private const string UserId = "IE.7712093344556677";
    private const string ExternalId = "fr-quix-777123";

    // The number stands in the id that Meta gives a message, in Base64.
    private const string MessageId = "wamid.HBgMMzUzODYyMjkxNzc3FQIAEhgUM0E3RkIwQzQ1RDkxMjAwMkZMT1cA";

    private static readonly string[] Marks =
    [
        "zebulon", "quixworth", "zebbo", "zebulon.quix", "0862291777", "353862291777", "086 229 1777", "086-229-1777",
        "(086) 2291777", "86 229 1777", "heliotrope", "MzUzODYyMjkxNzc3".ToLowerInvariant(), UserId.ToLowerInvariant(), ExternalId, "1987-03-14",
    ];

    /// <summary>Where a person's data can be. The test fills each of them.</summary>
    private static readonly string[] Personal =
    [
        "Clients.FirstName", "Clients.LastName", "Clients.KnownAs", "Clients.Email", "Clients.Phone", "Clients.Birthday",
        "Clients.Notes", "Clients.SearchText", "Clients.SortName", "Clients.EmailKey", "Clients.FormerNames",
        "ContactPoints.Key", "ContactPoints.Value", "ContactPoints.Raw", "ClientChanges.From", "ClientChanges.To",
        "ClientMergeValues.Before", "ClientMergeValues.After", "DuplicateSuggestions.Reason", "ValueSuggestions.Key",
        "ValueSuggestions.FirstName", "ValueSuggestions.LastName", "ValueSuggestions.Email", "Consents.Words",
        "ServiceMappings.ExternalClientId", "Bookings.GuestName", "Bookings.GuestEmail", "Bookings.Notes",
        "Bookings.Match_Key", "Bookings.BookingKey", "BookingChanges.From", "BookingChanges.To", "InboundMessages.Key",
        "InboundMessages.Reason", "InboundMessageReplays.Corrections", "OutboxEvents.Payload",
        "IdempotencyRecords.Answer", "InboundMessages.Body", "ImportParts.Cells", "ImportParts.Journal",
    ];

    /// <summary>
    /// Where it can be as well, but is erased with a column of the same row, or by what it is: a word of the service, an id
    /// of the appointment, a hash, the name of staff.
    /// </summary>
    private static readonly string[] Others =
    [
        "Bookings.ServiceName", "Bookings.ServiceCategory", "Bookings.StaffMember", "Bookings.ExternalProvider",
        "Bookings.ExternalBookingId", "ServiceMappings.ServiceProvider", "ServiceMappings.BusinessId",
        "ServiceMappings.BranchId", "InboundMessages.EventType", "InboundMessages.Headers", "InboundMessages.SenderName",
        "InboundMessages.Format", "InboundMessages.Code", "InboundMessageReplays.Reason", "InboundMessageReplays.By",
        "ImportKeys.Hash", "DuplicateScans.Position", "Erasures.Reason",
        "Erasures.Position", "Erasures.Person", "Erasures.Fault", "Erasures.RequestedBy",
        "Erasures.Counts", "ErasedKeys.Hash", "ErasureSecrets.Protected", "ClientImports.FileName", "ClientImports.Preset",
        "ClientImports.CreatedBy", "ClientImports.Columns", "ClientImports.Expected", "ClientImports.Counts",
        "ClientImports.KeptClients", "ClientChanges.By", "ClientChanges.Field", "ClientMerges.MergedBy",
        "ClientMerges.UndoneBy", "ClientMergeValues.Field", "DuplicateSuggestions.DismissedBy",
        "ValueSuggestions.DecidedBy", "Consents.By", "BookingChanges.By", "BookingChanges.Field",
        "IdempotencyRecords.Id", "IdempotencyRecords.Fingerprint", "OutboxEvents.Type", "Bookings.Currency",
        "Clients.EmailProvenance", "Clients.FirstNameProvenance", "Clients.LastNameProvenance",
        "ClientMergeValues.BeforeProvenance",
    ];

    /// <summary>About the salon, its staff and its systems.</summary>
    private static readonly string[] OtherTables =
    [
        "Tenants", "ServiceAccounts", "ChannelConnections", "EventSubscriptions", "EventDeliveries",
        "DeliveryAttempts", "Staff", "StaffTenants", "StaffSessions", "StaffAttempts", "StaffTokens", "StaffClaims",
        "SecurityLog", "DataProtectionKeys", "SearchDocuments", "SearchTerms", "Commits",
    ];

    private VendorApi _vendors = null!;

    private TestApi Api => _vendors.Api;

    [SetUp]
    public void Start() => _vendors = VendorApi.Start(new() { ["Erasures:Interval"] = "00:00:00.100" });

    [TearDown]
    public async Task Stop() => await _vendors.DisposeAsync();

    [Test]
    public async Task ErasedPerson_IsInNoColumn_NoPageOfTheFile_AndNoLine()
    {
        var client = await FillEverything();
        var filled = await Columns();
        Assert.That(
            Personal.Where(column => !filled.TryGetValue(column, out var has) || !has), Is.Empty,
            "The person is not in these columns: fill them, or move them to the others.");
        Assert.That(
            filled.Keys.Except(Personal).Except(Others).Where(column => !OtherTables.Contains(column.Split('.')[0])), Is.Empty,
            "These columns are new: decide whether a person's data can be there, and have it erased.");

        var preview = await Post($"clients/{client}/erasures", """{"dryRun":true}""");
        Assert.That(preview.GetProperty("isReady").GetBoolean(), preview.GetRawText());
        var erasure = await Erase(client, "Zebulon Quixworth asked by phone");

        Assert.That(erasure.GetProperty("counts").GetRawText(), Is.EqualTo(preview.GetProperty("counts").GetRawText()));
        var left = await Columns();
        Assert.That(left.Where(column => column.Value).Select(column => column.Key), Is.Empty);
        Assert.That(Api.Log.All.Where(line => Marks.Any(mark => line.Contains(mark, StringComparison.OrdinalIgnoreCase))), Is.Empty);
        await AssertNoByteOfTheFile();
    }

    /// <returns>Each column that holds text or bytes, and whether the person is in it.</returns>
    private async Task<Dictionary<string, bool>> Columns() => await Api.Read(async db =>
    {
        var secrets = Api.Services.GetRequiredService<ISecrets>();
        var found = new Dictionary<string, bool>();
        await using var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        foreach (var (table, column) in TextColumns(db))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL";
            await using var rows = await command.ExecuteReaderAsync();
            var has = false;
            while (await rows.ReadAsync()) has |= IsPersonIn(rows.GetValue(0), secrets);
            found[$"{table}.{column}"] = has;
        }

        return found;
    });

    private static IEnumerable<(string Table, string Column)> TextColumns(AppDb db) =>
        from type in db.Model.GetEntityTypes()
        let table = type.GetTableName()
        where table is not null
        from property in type.GetFlattenedProperties()
        let stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType
        where stored == typeof(string) || (stored == typeof(byte[]) && property.ClrType == typeof(byte[]))
        where property.GetMaxLength() is not 20 || property.ClrType == typeof(string)   // words
        select (table, property.GetColumnName(StoreObjectIdentifier.Table(table))!);

    private static bool IsPersonIn(object value, ISecrets secrets)
    {
        var text = value as string ?? Opened((byte[])value, secrets);
        return Marks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    private static string Opened(byte[] value, ISecrets secrets)
    {
        try
        {
            return Encoding.UTF8.GetString(secrets.Open(value));
        }
        catch (Exception unsealed) when (unsealed is CryptographicException or InvalidDataException)
        {
            return Encoding.UTF8.GetString(value);
        }
    }

    private async Task AssertNoByteOfTheFile()
    {
        var file = await Api.Read(db => Task.FromResult(
            db.Database.IsSqlite() ? new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource : null));
        if (file is null) return;

        foreach (var path in new[] { file, file + "-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            var text = Encoding.Latin1.GetString(bytes).ToLowerInvariant();
            foreach (var mark in Marks)
            {
                var place = text.IndexOf(mark, StringComparison.Ordinal);
                Assert.That(
                    place, Is.Negative,
                    () => $"'{mark}' is in {Path.GetExtension(path)} at {place}: {Shown(text, place)}");
            }
        }
    }

    private static string Shown(string text, int place) => string.Concat(
        text[Math.Max(0, place - 60)..Math.Min(text.Length, place + 60)].Select(one => char.IsControl(one) ? '.' : one));

    private async Task<JsonElement> Erase(Guid client, string reason)
    {
        var answer = await Send(HttpMethod.Post, $"clients/{client}/erasures", $$"""{"dryRun":false,"reason":"{{reason}}"}""");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        var erasure = await TestApi.Body(answer);
        for (var look = 0; look < 300 && erasure.GetProperty("endedAt").ValueKind is JsonValueKind.Null; look++)
        {
            await Task.Delay(50);
            erasure = await TestApi.Body(await Api.Http.GetAsync($"{TestApi.TenantPath}/erasures/{erasure.GetProperty("id").GetGuid()}"));
        }

        Assert.That(erasure.GetProperty("state").GetString(), Is.EqualTo("done"), erasure.GetRawText());
        return erasure;
    }

    private async Task<Guid> FillEverything()
    {
        await Send(HttpMethod.Post, "event-subscriptions", """{"url":"https://receiver.example/all"}""");
        var client = Id(await Book("Q-1", Phone, "Zebulon Quixworth", "zebulon.quix@example.ie", "Heliotrope scent, please"));
        await Book("Q-2", "086 229 1777", "Zebulon Quixworth Junior", "zebulon.quix.other@example.ie", "For Zebulon");
        await _vendors.Whatsapp(Encoding.UTF8.GetBytes(Sample.Text("whatsapp_flow_booking.json")
            .Replace("wamid.HBgMMzUzODYxMjM0NTY3FQIAEhgUM0E3RkIwQzQ1RDkxMjAwMkZMT1cA", MessageId, StringComparison.Ordinal)
            .Replace("353861234567", "353862291777", StringComparison.Ordinal)
            .Replace("IE.13491208655302741918", UserId, StringComparison.Ordinal)
            .Replace("sinead.murphy@example.ie", "zebulon.quix@example.ie", StringComparison.Ordinal)
            .Replace("BKG-20261205-0031", "BKG-Q", StringComparison.Ordinal)
            .Replace("2026-12-05T11", "2026-10-05T11", StringComparison.Ordinal)
            .Replace("Sin\\u00e9ad", "Zebulon", StringComparison.Ordinal).Replace("Murphy", "Quixworth", StringComparison.Ordinal)));
        await Send(
            HttpMethod.Patch, $"clients/{client}",
            """{"knownAs":"Zebbo","lastName":"Quixworthy","birthday":"1987-03-14","notes":"Likes heliotrope"}""");
        await Send(HttpMethod.Patch, $"clients/{client}", """{"lastName":"Quixworth"}""");
        await Send(
            HttpMethod.Put, $"clients/{client}/service-mappings",
            $$"""{"serviceProvider":"fresha","externalClientId":"{{ExternalId}}"}""");
        await Send(
            HttpMethod.Put, $"clients/{client}/consents",
            """{"purpose":"marketing","state":"given","words":"Signed by Zebulon Quixworth"}""");

        // Merged into them, and a third who was only for a while.
        var twin = Id(await Book("Q-3", "0862291778", "Zeb Quixworth", "zebulon.quix@example.ie", ""));
        await Send(HttpMethod.Post, $"clients/{client}/merges", $$"""{"mergedId":"{{twin}}","keepFirstName":"merged","keepEmail":"survivor"}""");
        var third = Id(await Book("Q-4", "0862291779", "Orla Elsewhere", "orla.elsewhere@example.ie", ""));
        var merge = await Post($"clients/{third}/merges", $$"""{"mergedId":"{{client}}","keepLastName":"merged"}""");
        await Send(HttpMethod.Delete, $"clients/{third}/merges/{merge.GetProperty("id").GetGuid()}", "");

        // Others who write of them.
        await Send(HttpMethod.Patch, $"clients/{third}", """{"notes":"Allergic to PPD. Cousin of Zebulon Quixworth, (086) 2291777"}""");
        var other = await Book("Q-5", "0862291779", "Orla Elsewhere", "", "Comes with zebulon.quix@example.ie");
        await Send(HttpMethod.Patch, $"bookings/{other.GetProperty("bookingId").GetGuid()}", """{"notes":"Comes with Zebulon Quixworth"}""");
        await Api.Http.PostAsync("/api/webhooks/n8n/booking-created", TestApi.Json($$"""
            {"externalId":"Q-8","phone":"0862291781","name":"Maeve Somewhere","service":"Cut","dateTime":"2026-10-02T10:00",
             "freshaClientId":"{{ExternalId}}"}
            """));

        // A message that cannot be used, put right and read again.
        await Api.Http.PostAsync("/api/webhooks/n8n/booking-created", TestApi.Json(
            """{"externalId":"Q-6","phone":"12","name":"Zebulon Quixworth","service":"Cut","dateTime":"2026-10-06T10:00"}"""));
        var unusable = (await Get("inbound-messages?outcome=unusable")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await Post($"inbound-messages/{unusable}/replay", """{"corrections":{"phone":"0862291777"}}""");
        await Api.Http.PostAsync("/api/webhooks/n8n/booking-created", TestApi.Json(
            """{"externalId":"Q-7","phone":"Zebulon, 086 229 1777 or so","name":"Zebulon Quixworth","service":"Cut","dateTime":"2026-10-07T10:00"}"""));

        // An imported list, and a stored answer.
        var file = new MultipartFormDataContent
        {
            {
                new StringContent(
                    $"Client ID,First Name,Last Name,Mobile Number,Email,Note\n{ExternalId},Zebulon,Quixworth,086 229 1777,zebulon.import@example.ie,Heliotrope\n902,Other,Person,086 229 1790,,\n",
                    Encoding.UTF8, "text/csv"),
                "file", "clients.csv"
            },
        };
        var import = (await TestApi.Body(await Api.Http.PostAsync($"{TestApi.TenantPath}/imports", file))).GetProperty("id").GetGuid();
        await Send(HttpMethod.Put, $"imports/{import}/columns", """{"columns":[{"field":"external_client_id","serviceProvider":"fresha"},{"field":"first_name"},{"field":"last_name"},{"field":"phone"},{"field":"email"},{"field":"notes"}]}""");
        await Until($"imports/{import}", "checked");
        await Send(HttpMethod.Patch, $"imports/{import}", """{"state":"importing"}""");
        await Until($"imports/{import}", "imported");
        using var keyed = new HttpRequestMessage(HttpMethod.Post, $"{TestApi.TenantPath}/bookings")
        {
            Content = TestApi.Json($$"""{"clientId":"{{client}}","bookingDate":"2026-10-08T10:00","serviceName":"Cut","source":"web","notes":"Heliotrope"}"""),
        };
        keyed.Headers.Add("Idempotency-Key", "key-1");
        var booked = await Api.Http.SendAsync(keyed);
        Assert.That(booked.StatusCode, Is.EqualTo(HttpStatusCode.Created), await booked.Content.ReadAsStringAsync());
        return client;
    }

    private async Task Until(string path, string state)
    {
        for (var look = 0; look < 200; look++)
        {
            if ((await Get(path)).GetProperty("state").GetString() == state) return;
            await Task.Delay(50);
        }

        Assert.Fail($"{path} did not become {state}.");
    }

    private async Task<JsonElement> Book(string id, string phone, string name, string email, string notes)
    {
        var answer = await Api.Http.PostAsync("/api/webhooks/n8n/booking-created", TestApi.Json($$"""
            {"externalId":"{{id}}","phone":"{{phone}}","name":"{{name}}","email":"{{email}}","service":"Cut",
             "dateTime":"2026-10-0{{1 + (id[^1] % 8)}}T10:00","notes":"{{notes}}"}
            """));
        return await TestApi.Body(answer);
    }

    private async Task<JsonElement> Get(string path) =>
        await TestApi.Body(await Api.Http.GetAsync($"{TestApi.TenantPath}/{path}"));

    private async Task<JsonElement> Post(string path, string body)
    {
        var answer = await Send(HttpMethod.Post, path, body);
        Assert.That(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await TestApi.Body(answer);
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, $"{TestApi.TenantPath}/{path}");
        if (body.Length > 0) request.Content = TestApi.Json(body);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await Api.Http.SendAsync(request);
    }

    private static Guid Id(JsonElement tracked) => tracked.GetProperty("clientId").GetGuid();
}
