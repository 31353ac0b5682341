using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>Who is merged into the client, and how.</summary>
internal sealed record MergeClientsBody : IChecksFields
{
    /// <summary>The other client's id. Needed.</summary>
    public Guid? MergedId { get; init; }

    /// <summary>The other client's version as it was read; whichever there is when left out.</summary>
    public int? MergedVersion { get; init; }

    /// <summary><c>true</c> answers the outcome and changes nothing.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Whose first name is kept, <c>survivor</c> or <c>merged</c>; by rule when left out.</summary>
    public MergeSide? KeepFirstName { get; init; }

    /// <summary>Whose last name is kept.</summary>
    public MergeSide? KeepLastName { get; init; }

    /// <summary>Whose call name is kept.</summary>
    public MergeSide? KeepKnownAs { get; init; }

    /// <summary>Whose e-mail is kept.</summary>
    public MergeSide? KeepEmail { get; init; }

    /// <summary>Whose number is the one to call; all numbers recognise the survivor.</summary>
    public MergeSide? KeepPhone { get; init; }

    /// <summary>Whose birthday is kept.</summary>
    public MergeSide? KeepBirthday { get; init; }

    /// <summary>Whose notes are kept.</summary>
    public MergeSide? KeepNotes { get; init; }

    /// <summary>Whose status is kept.</summary>
    public MergeSide? KeepStatus { get; init; }

    public MergeClients ToCommand(ClientId survivor, ExpectedVersion? expectedVersion) => new()
    {
        SurvivorId = survivor,
        MergedId = new(MergedId.GetValueOrDefault()),
        ExpectedVersion = expectedVersion,
        MergedVersion = MergedVersion,
        Channel = Channel.Rest,
        DryRun = DryRun ?? false,
        Keep = Chosen().Where(choice => choice.Side is not null)
            .ToDictionary(choice => choice.Field, choice => choice.Side!.Value),
    };

    private IEnumerable<(string Field, MergeSide? Side)> Chosen() =>
    [
        (MergeField.FirstName, KeepFirstName), (MergeField.LastName, KeepLastName), (MergeField.KnownAs, KeepKnownAs),
        (MergeField.Email, KeepEmail),
        (MergeField.Phone, KeepPhone), (MergeField.Birthday, KeepBirthday), (MergeField.Notes, KeepNotes),
        (MergeField.Status, KeepStatus),
    ];

    IEnumerable<(string Field, string Message)> IChecksFields.Faults() =>
        Required.Value(MergedId, "mergedId", "Send the id of the client who is to be merged into this one.");
}
