using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Events;
using CustomerTracking.Application.Imports;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.PersonalData;

/// <summary>
/// Takes a person out of one place after the other, some rows at a time. A preview does the same and saves nothing.
/// </summary>
internal sealed class ErasureSteps(
    IErasureRepository erasures, IIdempotencyRecordRepository answers, IClientRepository clients, IReadDb db,
    ISecrets secrets, IErasedStorage storage, IUnitOfWork work, CurrentCaller caller, TimeProvider clock)
{
    /// <summary>So many rows are read at a time; most of them are somebody else's, and are not written.</summary>
    public const int Batch = 200;

    /// <param name="step">Where to look.</param>
    /// <param name="marks">Who.</param>
    /// <param name="position">The key of the row that was read last; null at the step's beginning.</param>
    /// <returns>What was reached, and the key of the row that was read last; null where the step is finished.</returns>
    public async Task<(ErasureCounts Done, string? Position)> Run(
        ErasureStep step, PersonMarks marks, string? position, CancellationToken ct)
    {
        // Subscribers hear of it by one event of each record.
        if (step is not ErasureStep.Client) work.RaiseNoEvents();
        switch (step)
        {
            case ErasureStep.Client: return (await EraseRecords(marks, ct), null);
            case ErasureStep.Bookings: return await EraseBookings(marks, position, ct);
            case ErasureStep.OtherBookings: return await EraseMentionsOfBookings(marks, position, ct);
            case ErasureStep.OtherClients: return await EraseMentionsOfClients(marks, position, ct);
            case ErasureStep.Messages: return await EraseMessages(marks, position, ct);
            case ErasureStep.Events: return await EraseEvents(marks, position, ct);
            case ErasureStep.Answers: return await EraseAnswers(marks, position, ct);
            case ErasureStep.Imports: return await EraseImports(marks, position, ct);
            default:
                await storage.Overwrite(ct);
                return (ErasureCounts.None, null);
        }
    }

    private async Task<ErasureCounts> EraseRecords(PersonMarks marks, CancellationToken ct)
    {
        var ids = Records(marks);
        var records = await erasures.FindRecords(ids, ct);
        var now = clock.GetUtcNow();
        await Remember(Keys(records), ids[0], now, ct);
        var values = records.Clients.SelectMany(client => client.Values).Select(value => value.Value).OfType<string>()
            .Where(value => !EnumText<ClientStatus>.TryParse(value, out _))
            .Concat(records.Clients.SelectMany(client => client.ContactPoints).Select(point => point.Value)).ToHashSet();
        var counts = new ErasureCounts
        {
            Clients = records.Clients.Count(client => client.Status is not ClientStatus.Erased),
            ContactPoints = records.Clients.Sum(client => client.ContactPoints.Count),
            Suggestions = records.ValueSuggestions.Count + records.Pairs.Count,
            Consents = records.Consents.Count,
            ServiceMappings = records.ServiceMappings.Count,
            Changes = records.Changes.Count,
            Merges = records.Merges.Count,
            HouseholdMembers = records.Members.Count,
        };
        foreach (var change in records.ChangesOfOthers.Where(
            one => Has(one.From) || Has(one.To) || marks.AreIn(one.From) || marks.AreIn(one.To))) change.DeleteValues();
        foreach (var member in records.Members) member.LeaveHousehold(null, new(caller.Name, Channel.Rest, now));
        foreach (var client in records.Clients) client.Erase(now);
        erasures.Remove(records);

        // How far the search for duplicates is stands there as the e-mail or the name that was read last.
        if (await clients.FindDuplicateScan(ct) is { Position: not null } scan) scan.Restart();
        return counts;

        bool Has(string? value) => value is not null && values.Contains(value);
    }

    private async Task<(ErasureCounts, string?)> EraseBookings(PersonMarks marks, string? position, CancellationToken ct)
    {
        var ids = Records(marks);
        var bookings = await erasures.FindBookings(ids, new(Id(position)), Batch, ct);
        await Remember(bookings.SelectMany(Keys), ids[0], clock.GetUtcNow(), ct);
        foreach (var booking in bookings)
        {
            var isForAnother = booking.MemberId is { } member && !ids.Contains(member);
            booking.Erase(isForAnother, marks.AreIn);
        }

        return (new() { Bookings = bookings.Count }, Next(bookings, booking => booking.Id));
    }

    private async Task<(ErasureCounts, string?)> EraseMentionsOfBookings(
        PersonMarks marks, string? position, CancellationToken ct)
    {
        var bookings = await erasures.FindOtherBookings(Records(marks), new(Id(position)), Batch, ct);
        var mentions = bookings.Count(booking => booking.EraseMentions(marks.AreIn, marks.Redact));
        return (new() { Mentions = mentions }, Next(bookings, booking => booking.Id));
    }

    private async Task<(ErasureCounts, string?)> EraseMentionsOfClients(
        PersonMarks marks, string? position, CancellationToken ct)
    {
        var (noted, mentions) = (await erasures.FindClientsWithNotes(new(Id(position)), Batch, ct), 0);
        foreach (var client in noted.Where(client => marks.AreIn(client.Notes)))
        {
            client.EraseMention(marks.Redact(client.Notes!));
            mentions++;
        }

        return (new() { Mentions = mentions }, Next(noted, client => client.Id));
    }

    private async Task<(ErasureCounts, string?)> EraseMessages(PersonMarks marks, string? position, CancellationToken ct)
    {
        var (ids, messages) = (Records(marks), await erasures.FindMessages(new(Id(position)), Batch, ct));
        var theirs = await BookingsMadeForThem(ids, messages, ct);
        var namesakes = await Namesakes(marks, messages, ct);
        var (erased, unreadable) = (0, 0);
        foreach (var message in messages.Where(one => !IsEmpty(one)))
        {
            var isTheirs = (message.ClientId is { } client && ids.Contains(client))
                || (message.BookingId is { } booking && theirs.Contains(booking));
            if (!isTheirs)
            {
                if (Text(message) is not { } text) unreadable++;
                else isTheirs = marks.Identify(text) || (marks.IsNamedIn(text)
                    && !(message.ClientId is { } other && namesakes.Contains(other)));
            }

            if (!isTheirs) continue;

            message.EraseContents();
            erased++;
        }

        return (new() { Messages = erased, Unreadable = unreadable }, Next(messages, message => message.Id));
    }

    private async Task<(ErasureCounts, string?)> EraseEvents(PersonMarks marks, string? position, CancellationToken ct)
    {
        var after = position is null ? 0 : long.Parse(position, CultureInfo.InvariantCulture);
        var (events, erased) = (await erasures.FindEvents(after, Batch, ct), 0);
        foreach (var one in events.Where(one => one.Type != EventTypes.ClientErased && IsOf(one, marks)))
        {
            one.Erase(EventPayload.Erased(one));
            erased++;
        }

        return (new() { Events = erased }, Next(events, one => one.Sequence));
    }

    // An event of a client who has the same name is about that client.
    private static bool IsOf(OutboxEvent one, PersonMarks marks) =>
        Has(one.Payload, marks.Records) || marks.Identify(one.Payload)
        || (marks.IsNamedIn(one.Payload)
            && one.Type is not (EventTypes.ClientCreated or EventTypes.ClientUpdated))
        || (Has(one.Payload, marks.Partners) && marks.HavePartIn(one.Payload));

    private static bool Has(string text, IEnumerable<Guid> ids) =>
        ids.Any(id => text.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase));

    // They belong to no tenant: only what has the id of the client is certainly of this one.
    private async Task<(ErasureCounts, string?)> EraseAnswers(PersonMarks marks, string? position, CancellationToken ct)
    {
        var stored = await answers.List(position ?? "", Batch, ct);
        var (erased, unreadable) = (0, 0);
        foreach (var answer in stored)
        {
            if (Open(answer.Answer) is not { } text) unreadable++;
            else if (Has(text, marks.Records))
            {
                answers.Remove(answer);
                erased++;
            }
        }

        return (new() { Answers = erased, Unreadable = unreadable }, Next(stored, answer => answer.Id));
    }

    private async Task<(ErasureCounts, string?)> EraseImports(PersonMarks marks, string? position, CancellationToken ct)
    {
        const int Parts = 10;
        var last = position?.Split(' ');
        var (import, number) = last is null ? (default, -1)
            : (new ClientImportId(Guid.Parse(last[0])), int.Parse(last[1], CultureInfo.InvariantCulture));
        var (parts, erased, unreadable) = (await erasures.FindImportParts(import, number, Parts, ct), 0, 0);
        foreach (var part in parts)
        {
            try
            {
                erased += Erase(part, marks);
            }
            catch (CryptographicException)
            {
                unreadable++;
            }
        }

        return (
            new() { ImportRows = erased, Unreadable = unreadable },
            parts.Count < Parts ? null : $"{parts[^1].ImportId} {parts[^1].Number}");
    }

    private int Erase(ImportPart part, PersonMarks marks)
    {
        var rows = secrets.OpenRows(part.Cells);
        var isTheirs = rows.ConvertAll(cells => string.Join('\n', cells)).ConvertAll(
            text => marks.Identify(text) || (marks.IsNamedIn(text) && !PersonMarks.HasContact(text)));
        var journal = part.Journal is null ? [] : ImportJournal.Read(secrets.Open(part.Journal)).Rows;
        var kept = journal.Where(row => !marks.Records.Contains(row.ClientId.Value)).ToList();
        var erased = isTheirs.Count(theirs => theirs);
        if (erased == 0 && kept.Count == journal.Count) return 0;

        part.Erase(
            rows.Count == 0 ? part.Cells
            : secrets.SealRows([.. rows.Select((cells, place) => isTheirs[place] ? [.. cells.Select(_ => "")] : cells)]),
            part.Journal is null ? null : secrets.Seal(new ImportJournal(kept).Write()));
        return Math.Max(erased, journal.Count - kept.Count);
    }

    private static List<ClientId> Records(PersonMarks marks) => [.. marks.Records.Select(id => new ClientId(id))];

    private static string? Next<T, TKey>(List<T> read, Func<T, TKey> key) =>
        read.Count < Batch ? null : Convert.ToString(key(read[^1]), CultureInfo.InvariantCulture);

    private static Guid Id(string? position) => position is null ? Guid.Empty : Guid.Parse(position);

    private static bool IsEmpty(InboundMessage message) => message is { Body: null, Reason: null, Headers.Count: 0 }
        && message.Key.StartsWith("erased:", StringComparison.Ordinal);

    /// <returns>Everything that the message says; null where nobody can read it.</returns>
    private string? Text(InboundMessage message)
    {
        var body = message.Body is null ? "" : Open(message.Body);
        return body is null ? null : string.Join(
            '\n',
            message.Replays.SelectMany(replay => replay.Corrections.SelectMany(one => new[] { one.From, one.To }).Append(replay.Reason))
                .Concat(message.Headers.Values).Append(message.Reason).Append(message.Key).Append(body));
    }

    private string? Open(byte[] secured)
    {
        try
        {
            return Encoding.UTF8.GetString(secrets.Open(secured));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Whoever made them: a mother for her daughter.
    private async Task<HashSet<BookingId>> BookingsMadeForThem(
        List<ClientId> ids, List<InboundMessage> messages, CancellationToken ct)
    {
        var led = messages.Select(message => message.BookingId).OfType<BookingId>().Distinct().ToList();
        return led.Count == 0 ? [] : [.. await db.Bookings
            .Where(one => led.Contains(one.Id) && one.MemberId != null && ids.Contains(one.MemberId.Value))
            .Select(one => one.Id).ToListAsync(ct)];
    }

    /// <returns>Other clients of the same name: a message that led to them means them.</returns>
    private async Task<HashSet<ClientId>> Namesakes(
        PersonMarks marks, List<InboundMessage> messages, CancellationToken ct)
    {
        var senders = messages.Select(message => message.ClientId).OfType<ClientId>().Distinct().ToList();
        if (senders.Count == 0 || marks.Names.Count == 0) return [];

        var names = marks.Names.Select(name => CleanText.Fold($"{name.First} {name.Last}")).ToList();
        return
        [
            .. await db.ClientRecords.Where(one => senders.Contains(one.Id) && names.Contains(one.SortName))
                .Select(one => one.Id).ToListAsync(ct),
        ];
    }

    private static IEnumerable<string> Keys(PersonalRecords records) => records.Clients
        .SelectMany(client => client.ContactPoints).Select(IdentityKey.From)
        .Concat(records.Clients.Select(client => client.Email).OfType<EmailAddress>().Select(IdentityKey.From))
        .Concat(records.ServiceMappings.Select(mapping => IdentityKey.From(ExternalClient.Create(
            mapping.ServiceProvider, mapping.ExternalClientId, mapping.BusinessId, null))))
        .Concat(records.ImportKeys.Select(key => IdentityKey.FromName(key.Hash)));

    // A form that was sent twice is known by what it says; it may say the same again after a cancellation.
    private static IEnumerable<string> Keys(Booking booking)
    {
        if (ExternalReference.Stored(booking.ExternalProvider, booking.ExternalBookingId) is { } reference)
            yield return IdentityKey.From(reference);
        if (booking.BookingKey is { } key
            && !(booking.Status is BookingStatus.Cancelled && key.StartsWith(BookingKey.DerivedPrefix, StringComparison.Ordinal)))
        {
            yield return IdentityKey.FromBooking(key);
        }
    }

    private async Task Remember(IEnumerable<string> keys, ClientId client, DateTimeOffset now, CancellationToken ct)
    {
        var known = keys.Distinct().ToList();
        if (known.Count == 0) return;

        var secret = await Secret(ct);
        var hashes = known.ConvertAll(key => IdentityKey.Hash(key, secret));
        var before = await erasures.FindKeys(hashes, ct);
        foreach (var key in before) key.Renew(client, now);
        foreach (var hash in hashes.Except(before.Select(key => key.Hash)))
            erasures.Add(ErasedKey.Create(caller.Tenant.Id, hash, client, now));
    }

    private async Task<byte[]> Secret(CancellationToken ct)
    {
        var known = await erasures.FindSecret(ct);
        if (known is not null && ErasedClients.TryOpen(known.Protected, secrets) is { } secret) return secret;

        // Where the keys that protected an earlier one are lost, its hashes are of no use any more.
        var secured = secrets.Protect(Tokens.Random());
        if (known is null) erasures.Add(ErasureSecret.Create(caller.Tenant.Id, secured));
        else known.Renew(secured);
        return ErasedClients.Open(secured, secrets);
    }
}
