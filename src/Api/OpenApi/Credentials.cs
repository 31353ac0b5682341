using CustomerTracking.Api.Channels.Retell;
using CustomerTracking.Api.Channels.Twilio;
using CustomerTracking.Api.Channels.WhatsApp;
using CustomerTracking.Api.Security;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CustomerTracking.Api.OpenApi;

/// <summary>How a request says who sends it: a token in either header, or a vendor's signature.</summary>
internal static class Credentials
{
    private const string ApiKey = "ApiKey";
    private const string VerifyToken = "WhatsappVerifyToken";

    // By the beginning of the path; a connection's id follows.
    private static readonly Dictionary<string, (string Name, string Header)> Signatures = new()
    {
        ["api/webhooks/retell/{"] = ("RetellSignature", RetellSignature.Header),
        ["api/webhooks/whatsapp/{"] = ("WhatsappSignature", WhatsappSignature.Header),
        ["api/webhooks/twilio/{"] = ("TwilioSignature", TwilioSignature.Header),
    };

    public static void AddCredentials(this SwaggerGenOptions page)
    {
        page.AddSecurityDefinition(ServiceTokenAuthentication.SchemeName, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A service account's token.",
        });
        page.AddSecurityDefinition(ApiKey, Key(
            ServiceTokenAuthentication.ApiKeyHeader, "The same token, for tools that have no bearer."));
        foreach (var (name, header) in Signatures.Values)
            page.AddSecurityDefinition(name, Key(header, "The vendor's signature over what it sends; no token."));
        page.AddSecurityDefinition(VerifyToken, Key(
            "hub.verify_token", "The connection's verify token, which Meta repeats.", ParameterLocation.Query));
    }

    /// <summary>One of these is enough.</summary>
    public static List<OpenApiSecurityRequirement> For(
        string? path, string? method, bool asksForToken, OpenApiDocument document)
    {
        if (asksForToken) return [Need(ServiceTokenAuthentication.SchemeName), Need(ApiKey)];

        var signature = Signatures.FirstOrDefault(one => path!.StartsWith(one.Key, StringComparison.Ordinal)).Value;
        return signature.Name is null ? [] : [Need(method == HttpMethods.Get ? VerifyToken : signature.Name)];

        OpenApiSecurityRequirement Need(string name) => new() { [new(name, document)] = [] };
    }

    private static OpenApiSecurityScheme Key(
        string name, string description, ParameterLocation place = ParameterLocation.Header) =>
        new() { Type = SecuritySchemeType.ApiKey, In = place, Name = name, Description = description };
}
