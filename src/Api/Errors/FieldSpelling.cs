namespace CustomerTracking.Api.Errors;

/// <summary>How the sender of this request spells the fields of the command that it became.</summary>
internal sealed class FieldSpelling(IReadOnlyDictionary<string, string> spellings)
{
    public static void Use(HttpContext http, IReadOnlyDictionary<string, string> spellings) =>
        http.Features.Set(new FieldSpelling(spellings));

    public static string Of(HttpContext http, string field) =>
        http.Features.Get<FieldSpelling>()?._spellings.GetValueOrDefault(field) ?? field;

    private readonly IReadOnlyDictionary<string, string> _spellings = spellings;
}
