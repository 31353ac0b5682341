using System.Text.Json;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Serialization;

/// <summary>
/// Whether what stands in a sender's field is <see cref="MissingValue"/>, so that the next place is looked at. What it
/// takes for that depends on what the field is for.
/// </summary>
internal static class BlankValues
{
    /// <param name="field">The command's field; the same word as in a field map.</param>
    /// <param name="value">As it was sent.</param>
    public static bool Include(string field, JsonElement value)
    {
        var kind = KindOf(field);
        if (value.ValueKind is JsonValueKind.Number)
            return kind is BookingFieldKind.Id && MissingValue.IsId(value.GetRawText());
        if (value.ValueKind is not JsonValueKind.String || Payload.AsText(value) is not { } text) return false;

        return kind switch
        {
            BookingFieldKind.Flag => false,
            BookingFieldKind.FirstName => MissingName.Person(text) is null,
            BookingFieldKind.LastName => MissingName.Known("Aoife", text).Last is null,
            BookingFieldKind.WholeName => MissingName.Is(text),
            BookingFieldKind.Email => MissingValue.IsEmail(text),
            BookingFieldKind.Id => MissingValue.IsId(text),
            _ => MissingValue.IsText(text),
        };
    }

    // Beside a booking's fields, what a message says of itself. Whose it is, is for those fields to say: nothing stands
    // in for a tenant.
    private static BookingFieldKind KindOf(string field) => field switch
    {
        "tenantId" or "rootTenantId" or "dataTenantId" or "call.metadata.tenantId" => BookingFieldKind.Flag,
        "callId" or "id" or "from_user_id" or "user_id" => BookingFieldKind.Id,
        _ => BookingField.Find(field)?.Kind ?? BookingFieldKind.Text,
    };
}
