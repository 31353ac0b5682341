namespace CustomerTracking.Domain.Clients;

public readonly record struct DuplicateSuggestionId(Guid Value) : IComparable<DuplicateSuggestionId>
{
    public static DuplicateSuggestionId New() => new(Guid.CreateVersion7());

    public int CompareTo(DuplicateSuggestionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
