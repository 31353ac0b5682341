using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

public enum MergeSide
{
    Survivor,
    Merged,
}

/// <summary>One field of two clients who are to be merged, and which value is kept.</summary>
/// <param name="Name">As the client's JSON calls it.</param>
/// <param name="SurvivorValue">Null where nothing is known.</param>
/// <param name="MergedValue">Null where nothing is known.</param>
/// <param name="Kept">Whose value the survivor has from now on.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record MergeField(
    string Name, string? SurvivorValue, string? MergedValue, MergeSide Kept, string Reason)
{
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string KnownAs = "knownAs";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Status = "status";
    public const string Birthday = "birthday";
    public const string Notes = "notes";

    /// <summary>The fields that are decided on.</summary>
    public static readonly IReadOnlyList<string> Names =
        [FirstName, LastName, KnownAs, Email, Phone, Birthday, Notes, Status];

    /// <summary>The fields that know who said their value.</summary>
    public static readonly IReadOnlyList<string> WithProvenance = [FirstName, LastName, Email];

    public string? Value => Kept is MergeSide.Survivor ? SurvivorValue : MergedValue;

    /// <summary>
    /// The survivor's values are kept, and what they lack is filled: a part of the name only from a name that is the same
    /// otherwise, so that no third person comes out.
    /// </summary>
    /// <param name="survivor">Who stays.</param>
    /// <param name="merged">Who is merged into them.</param>
    /// <param name="chosen">Whose value was chosen, by the field's name; the rule decides on the others.</param>
    /// <exception cref="DomainException"><c>merge.nothing_to_keep</c></exception>
    public static IReadOnlyList<MergeField> Decide(
        Client survivor, Client merged, IReadOnlyDictionary<string, MergeSide> chosen)
    {
        var isOneName = GivenName.FromClient(merged).Fits(survivor);
        return [.. Names.Select(Of)];

        MergeField Of(string name)
        {
            var (ours, theirs) = (survivor.Mergeable(name), merged.Mergeable(name));
            if (chosen.TryGetValue(name, out var side))
            {
                if ((side is MergeSide.Survivor ? ours : theirs) is null && (ours ?? theirs) is not null)
                    throw new DomainException(ClientErrors.NothingToKeep(name));
                return new(name, ours, theirs, side, "It was chosen.");
            }

            if (ours == theirs) return Kept(MergeSide.Survivor, ours is null ? "Neither has one." : "Both have the same.");
            if (name is Status) return survivor.Status is ClientStatus.Active
                ? Kept(MergeSide.Survivor, "Who is active stays active.")
                : Kept(MergeSide.Merged, "One of them is active.");
            if (theirs is null) return Kept(MergeSide.Survivor, "Only one of them has one.");
            if (ours is not null) return Kept(MergeSide.Survivor, "The one who stays keeps theirs.");
            return name is FirstName or LastName or KnownAs && !isOneName
                ? Kept(MergeSide.Survivor, "The names are different, and are not mixed.")
                : Kept(MergeSide.Merged, "Only one of them has one.");

            MergeField Kept(MergeSide kept, string reason) => new(name, ours, theirs, kept, reason);
        }
    }
}
