using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Channels;

/// <summary>
/// Where a tenant's agent or form puts a booking's fields, tried before the channel's usual places. A path is dotted;
/// its beginning is the channel's own (<c>docs/channels.md</c> lists them).
/// </summary>
public sealed record FieldMap(IReadOnlyDictionary<string, IReadOnlyList<string>> Paths)
{
    public const int MaxPathLength = 200;
    public const int MaxPathsPerField = 10;

    /// <summary>The fields of a booking that a map may place.</summary>
    public static readonly IReadOnlyList<string> Fields = [.. BookingField.All.Select(field => field.Name)];

    public static readonly FieldMap Default = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <exception cref="DomainException"><c>connection.field_map</c></exception>
    public static FieldMap Create(IReadOnlyDictionary<string, IReadOnlyList<string>> paths)
    {
        foreach (var (field, places) in paths)
        {
            if (!Fields.Contains(field)) throw new DomainException(ChannelErrors.UnknownMapField(field));
            if (places is null or { Count: 0 or > MaxPathsPerField }
                || places.Any(path => path is null or { Length: 0 or > MaxPathLength }))
                throw new DomainException(ChannelErrors.BadMapPath(field));
        }

        return new(paths);
    }

    public IReadOnlyList<string> For(BookingField field) => Paths.TryGetValue(field.Name, out var places) ? places : [];
}
