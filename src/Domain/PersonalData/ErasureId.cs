using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.PersonalData;

public readonly record struct ErasureId(Guid Value) : IComparable<ErasureId>
{
    public static ErasureId New() => new(SequentialGuid.New());

    public int CompareTo(ErasureId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
