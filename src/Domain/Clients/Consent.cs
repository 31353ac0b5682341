using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

public enum ConsentPurpose
{
    Marketing,
    Reminders,
    CallRecording,
    DataProcessing,
}

/// <summary>By which way the client may be reached for the purpose.</summary>
public enum ConsentMedium
{
    Email,
    Sms,
    Whatsapp,
    Phone,
}

public enum ConsentState
{
    Given,
    Refused,
    Withdrawn,
}

/// <summary>
/// A client agreed to something, or did not. Each decision is a row of its own and stays as it was said; the latest one
/// counts.
/// </summary>
public sealed class Consent
{
    public const int MaxWordsLength = 500;
    public const int MaxByLength = DuplicateSuggestion.MaxByLength;

    private Consent() { }   // for EF

    public Guid Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public ClientId ClientId { get; private init; }

    public ConsentPurpose Purpose { get; private init; }

    /// <summary>Null: whichever.</summary>
    public ConsentMedium? Medium { get; private init; }

    public ConsentState State { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>Who wrote it down: a service account, a person.</summary>
    public string By { get; private init; } = null!;

    public Channel Channel { get; private init; }

    /// <summary>In which words, or where it was signed.</summary>
    public string? Words { get; private init; }

    public bool IsGiven => State is ConsentState.Given;

    public static Consent Record(
        Client client, ConsentPurpose purpose, ConsentMedium? medium, ConsentState state, string? words,
        Editor editor) => new()
        {
            Id = SequentialGuid.New(),
            TenantId = client.TenantId,
            ClientId = client.Id,
            Purpose = purpose,
            Medium = medium,
            State = state,
            At = editor.Now,
            By = CleanText.Cut(editor.Name, MaxByLength),
            Channel = editor.Channel,
            Words = CleanText.Lines(MissingValue.Text(words)),
        };

    /// <summary>
    /// What counts now, one decision for a purpose and medium. Of records that were merged the stricter one counts: a
    /// refusal before a consent. What the survivor decided since a merge replaces what the merged record had said.
    /// </summary>
    /// <param name="decisions">Of the survivor and of everybody merged into them.</param>
    /// <param name="survivor">Who stands for all of them.</param>
    /// <param name="mergedAt">Since when the survivor stands for each of the others.</param>
    public static IReadOnlyList<Consent> Current(
        IEnumerable<Consent> decisions, ClientId survivor, IReadOnlyDictionary<ClientId, DateTimeOffset> mergedAt) =>
    [
        .. from decision in decisions
           group decision by (decision.Purpose, decision.Medium) into same
           orderby same.Key.Purpose, same.Key.Medium
           select Strictest(same.ToList(), survivor, mergedAt),
    ];

    private static Consent Strictest(
        List<Consent> same, ClientId survivor, IReadOnlyDictionary<ClientId, DateTimeOffset> mergedAt)
    {
        var latest = same.GroupBy(one => one.ClientId).Select(Latest).ToList();
        var own = latest.Find(one => one.ClientId == survivor);
        return latest
            .Where(one => one == own || own is null || !(mergedAt.TryGetValue(one.ClientId, out var at) && own.At >= at))
            .OrderBy(one => one.IsGiven).ThenByDescending(one => one.At).First();
    }

    private static Consent Latest(IEnumerable<Consent> decisions) =>
        decisions.OrderByDescending(one => one.At).ThenByDescending(one => one.Id).First();
}
