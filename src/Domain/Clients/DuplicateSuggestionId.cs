using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

public readonly record struct DuplicateSuggestionId(Guid Value) : IComparable<DuplicateSuggestionId>
{
    public static DuplicateSuggestionId New() => new(SequentialGuid.New());

    public int CompareTo(DuplicateSuggestionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
