using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Channels;

public static class InboundMessageErrors
{
    public const string CorrectionCode = "delivery.correction";

    public static readonly DomainError NotFound = new(
        "delivery.not_found", "There is no such message.", ErrorKind.NotFound);

    public static readonly DomainError NoBody = new(
        "delivery.no_body",
        "What was sent is not kept any more, or never was, so it cannot be replayed. Ask the sender to send it again.",
        ErrorKind.Conflict);

    public static DomainError UnknownCorrection(string field) => new(
        CorrectionCode,
        $"'{(field.Length > 40 ? field[..40] : field)}' is no field of a booking. Use: {string.Join(", ", FieldMap.Fields)}.",
        ErrorKind.Invalid, "corrections");

    public static DomainError BadCorrection(string field) => new(
        CorrectionCode,
        $"The correction of '{field}' must be a text of 1 to {Correction.MaxValueLength} characters.",
        ErrorKind.Invalid, "corrections");

    public static readonly DomainError NotConfirmed = new(
        CorrectionCode,
        "The message is no confirmed booking, so its other fields are not read. Correct 'confirmed' to 'yes' as well.",
        ErrorKind.Invalid, "corrections");

    public static DomainError UnreadCorrection(string field) => new(
        CorrectionCode, $"A message of this kind has no '{field}', so it cannot be corrected.",
        ErrorKind.Invalid, "corrections");
}
