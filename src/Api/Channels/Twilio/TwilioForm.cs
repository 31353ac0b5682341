using System.Net;
using System.Text;
using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.Twilio;

/// <summary>
/// The fields of a posted form, read from its own bytes. Twilio adds fields without notice, and signs them all: so a
/// form must be read before its signature can be checked, and its limits are checked before it is read.
/// </summary>
internal sealed class TwilioForm
{
    /// <summary>Twilio sends some thirty; ten attached files add twenty.</summary>
    public const int MostFields = 200;

    /// <summary>In bytes, as they are posted.</summary>
    public const int LongestName = 256;

    /// <inheritdoc cref="LongestName"/>
    public const int LongestValue = 32 * 1024;

    private readonly SortedDictionary<string, SortedSet<string>> _fields = new(StringComparer.Ordinal);

    private TwilioForm() { }

    /// <exception cref="RequestFault">413: too many fields, or one of them is too long.</exception>
    public static TwilioForm Read(ReadOnlySpan<byte> body)
    {
        RefuseOversized(body);
        var form = new TwilioForm();
        foreach (var field in Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (field, "") : (field[..equals], field[(equals + 1)..]);
            form.ValuesOf(WebUtility.UrlDecode(name)).Add(WebUtility.UrlDecode(value));
        }

        return form;
    }

    /// <summary>The first value of a field; null when it is missing or empty.</summary>
    public string? this[string name] =>
        _fields.TryGetValue(name, out var values) && values.First() is { Length: > 0 } value ? value : null;

    /// <summary>
    /// What the signature is over: every name with its value, in the order of the names, a repeated value once.
    /// </summary>
    public string Signed
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (name, values) in _fields)
            {
                foreach (var value in values) text.Append(name).Append(value);
            }

            return text.ToString();
        }
    }

    private static void RefuseOversized(ReadOnlySpan<byte> body)
    {
        if (body.Count((byte)'&') >= MostFields)
            throw TooLarge("form.too_many_fields", $"The form has more than {MostFields} fields.");

        foreach (var range in body.Split((byte)'&'))
        {
            var field = body[range];
            var equals = field.IndexOf((byte)'=');
            var name = equals < 0 ? field.Length : equals;
            if (name > LongestName || field.Length - name - 1 > LongestValue)
                throw TooLarge(
                    "form.field_too_long",
                    $"A field's name is longer than {LongestName} bytes, or its value longer than {LongestValue}.");
        }
    }

    private static RequestFault TooLarge(string code, string message) =>
        new(StatusCodes.Status413PayloadTooLarge, new(code, message, ErrorKind.Invalid));

    private SortedSet<string> ValuesOf(string name) =>
        _fields.TryGetValue(name, out var values) ? values : _fields[name] = new(StringComparer.Ordinal);
}
