using System.Text.Json;
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
        if (value.ValueKind is JsonValueKind.Number) return IsId(field) && MissingValue.IsId(value.GetRawText());
        if (value.ValueKind is not JsonValueKind.String || Payload.AsText(value) is not { } text) return false;

        return field switch
        {
            // Whose a message is, and that a booking is confirmed, is for those fields to say: nothing stands in.
            "tenantId" or "rootTenantId" or "dataTenantId" or "call.metadata.tenantId" or "confirmed"
                or "bookingConfirmed" => false,
            "firstName" or "staff" or "staffMember" => MissingName.Person(text) is null,
            "lastName" => MissingName.Known("Aoife", text).Last is null,
            "name" => MissingName.Is(text),
            "email" => MissingValue.IsEmail(text),
            _ => IsId(field) ? MissingValue.IsId(text) : MissingValue.IsText(text),
        };
    }

    private static bool IsId(string field) => field is
        "reference" or "externalBookingId" or "externalProvider" or "externalClientId" or "businessId" or "branchId"
        or "phorestClientId" or "phorestBusinessId" or "phorestBranchId" or "phorestBookingId"
        or "callId" or "id" or "from_user_id" or "user_id";
}
