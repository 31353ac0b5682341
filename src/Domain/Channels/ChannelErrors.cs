using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Channels;

public static class ChannelErrors
{
    public static readonly DomainError NotFound = new(
        "connection.not_found", "There is no such channel connection, or it is switched off.", ErrorKind.NotFound);

    public static readonly DomainError NameMissing = new(
        "connection.name_missing", "A connection needs a name.", ErrorKind.Invalid, "name");

    public static readonly DomainError PhoneNumberIdIsWhatsapp = new(
        "connection.phone_number_id", "Only a WhatsApp connection has a phoneNumberId.", ErrorKind.Invalid,
        "phoneNumberId");

    public static readonly DomainError VerifyTokenIsWhatsapp = new(
        "connection.verify_token", "Only a WhatsApp connection has a verifyToken.", ErrorKind.Invalid, "verifyToken");

    public static DomainError UnknownMapField(string field) => new(
        "connection.field_map",
        $"The field map names '{(field.Length > 40 ? field[..40] : field)}', which is no field of a booking. Use: {string.Join(", ", FieldMap.Fields)}.",
        ErrorKind.Invalid, "fieldMap");

    public static DomainError BadMapPath(string field) => new(
        "connection.field_map",
        $"The field map needs for '{field}' a list of 1 to {FieldMap.MaxPathsPerField} paths of at most "
            + $"{FieldMap.MaxPathLength} characters each.",
        ErrorKind.Invalid, "fieldMap");
}
