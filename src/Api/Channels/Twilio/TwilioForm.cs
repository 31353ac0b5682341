using System.Net;
using System.Text;

namespace CustomerTracking.Api.Channels.Twilio;

/// <summary>
/// The fields of a posted form, read from its own bytes. Twilio adds fields without notice, and signs them all.
/// </summary>
internal sealed class TwilioForm
{
    private readonly SortedDictionary<string, SortedSet<string>> _fields = new(StringComparer.Ordinal);

    private TwilioForm() { }

    public static TwilioForm Read(ReadOnlySpan<byte> body)
    {
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

    private SortedSet<string> ValuesOf(string name) =>
        _fields.TryGetValue(name, out var values) ? values : _fields[name] = new(StringComparer.Ordinal);
}
