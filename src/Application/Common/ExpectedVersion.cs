namespace CustomerTracking.Application.Common;

/// <summary>
/// The versions of a record that a change is meant for. None of them means another one was changed first.
/// </summary>
public sealed record ExpectedVersion(IReadOnlyList<int> AnyOf)
{
    public static implicit operator ExpectedVersion(int version) => new([version]);

    public bool Includes(int version) => AnyOf.Contains(version);
}
