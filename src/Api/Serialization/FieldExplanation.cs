using System.Text.Json;
using CustomerTracking.Api.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Serialization;

/// <summary>A value that cannot be read, said in words for the person who sent it.</summary>
internal sealed class FieldFormatException(string message) : JsonException(message);

internal static class FieldExplanation
{
    public const string Time =
        "Must be a date and time of ISO 8601, such as 2026-12-03T14:30:00Z, or 2026-12-03T14:30 in the salon's own "
            + "time.";
    public const string DayOrTime =
        "Must be a day, such as 2026-12-03, or a date and time of ISO 8601, such as 2026-12-03T14:30:00Z; without an "
            + "offset it is the salon's own time.";
    public const string Day = "Must be a day, such as 1990-05-31.";
    public const string Text = "Must be text.";
    public const string Number = "Must be a number.";
    public const string Price = "Must be a price, such as 75 or \"75.00\".";
    public const string WholeNumber = "Must be a whole number.";
    public const string YesOrNo = "Must be true or false.";
    public const string Id = "Must be a GUID, such as eb40f9f0-e696-4f46-bf00-4c7cf96338cc.";
    public const string Texts = "Must be a list of text.";
    public const string TextByName = "Must be an object whose values are text.";
    public const string ServiceMappings =
        "Must be a list such as "
            + "[{\"provider\":\"phorest\",\"externalClientId\":\"igK6\",\"businessId\":\"biz\",\"branchId\":\"b1\"}].";
    public const string Unreadable = "Cannot be read.";

    public static string For(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Application.Common.Change<>))
            return For(plain.GetGenericArguments()[0]);

        return plain == typeof(string) ? Text
            : plain == typeof(StatedPrice) ? Price
            : plain == typeof(decimal) ? Number
            : plain == typeof(int) ? WholeNumber
            : plain == typeof(bool) ? YesOrNo
            : plain == typeof(DateOnly) ? Day
            : plain == typeof(Guid) ? Id
            : plain == typeof(IReadOnlyList<string>) ? Texts
            : plain == typeof(IReadOnlyDictionary<string, string>) ? TextByName
            : plain == typeof(IReadOnlyList<StatedServiceMapping>) ? ServiceMappings
            : Unreadable;
    }
}
