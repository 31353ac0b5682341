using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

public readonly record struct ValueSuggestionId(Guid Value) : IComparable<ValueSuggestionId>
{
    public static ValueSuggestionId New() => new(SequentialGuid.New());

    public int CompareTo(ValueSuggestionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
