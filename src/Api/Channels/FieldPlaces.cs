using System.Collections.Frozen;
using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Api.Channels;

/// <summary>Where the senders of a channel usually put the fields of a booking.</summary>
internal sealed class FieldPlaces
{
    private readonly FrozenDictionary<string, string[]> _paths;

    /// <param name="paths">A field's, in the order in which they are tried; the first names it in an error.</param>
    public FieldPlaces(Func<BookingField, IEnumerable<string>> paths) => _paths = BookingField.All.ToFrozenDictionary(
        field => field.Name, field => paths(field).Distinct().ToArray());

    public string[] For(BookingField field) => _paths[field.Name];

    /// <summary>Every spelling of the field below each prefix, such as <c>bookingData.</c>.</summary>
    public static IEnumerable<string> Under(BookingField field, params IReadOnlyList<string> prefixes) =>
        prefixes.SelectMany(prefix => field.Spellings.Select(spelling => prefix + spelling));
}
