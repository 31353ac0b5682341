using System.Security.Claims;
using System.Text.Encodings.Web;
using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Security;

/// <summary>
/// A service account's token, as <c>Authorization: Bearer</c> or, for tools that have no bearer, <c>X-Api-Key</c>.
/// </summary>
internal sealed class ServiceTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IMediator mediator,
    BadCredentialAnswers badCredentials)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ServiceToken";
    public const string ApiKeyHeader = "X-Api-Key";
    private const string Bearer = "Bearer ";
    private const string Realm = "Bearer realm=\"CustomerTracking\"";
    private const int LongestToken = 512;

    private static readonly DomainError Missing = new(
        "token.missing",
        "This needs a service account's token: send it as Authorization: Bearer <token>, or as X-Api-Key.",
        ErrorKind.Forbidden);

    private static readonly DomainError Invalid = new(
        "token.invalid", "The token is unknown or revoked.", ErrorKind.Forbidden);

    public static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return header[Bearer.Length..].Trim();

        var key = request.Headers[ApiKeyHeader].ToString().Trim();
        return key.Length > 0 ? key : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token) return AuthenticateResult.NoResult();
        if (token.Length > LongestToken
            || await mediator.Send(new FindCredential(token), Context.RequestAborted) is not { } credential)
            return AuthenticateResult.Fail(Invalid.Message);

        Context.Features.Set(credential);
        Context.RequestServices.GetRequiredService<CurrentCaller>()
            .ActAs(credential.Id.Value, RemoteAddress.From(Context));
        var identity = new ClaimsIdentity(
            credential.Scopes.Select(scope => new Claim(Permission.ClaimType, scope)), SchemeName);
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // RFC 6750, section 3.1: no error is named where no token was sent.
        var isMissing = TokenOf(Request) is null;
        Response.Headers.WWWAuthenticate = isMissing
            ? Realm
            : $"{Realm}, error=\"invalid_token\", error_description=\"{Invalid.Message}\"";
        return isMissing
            ? Problem.Write(Context, StatusCodes.Status401Unauthorized, Missing)
            : badCredentials.Answer(Context, StatusCodes.Status401Unauthorized, Invalid);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var error = new DomainError(
            "token.scope_missing",
            $"This token lacks the scope {Context.GetEndpoint()?.Metadata.GetMetadata<Permission>()?.Scope}.",
            ErrorKind.Forbidden);
        Response.Headers.WWWAuthenticate =
            $"{Realm}, error=\"insufficient_scope\", "
                + $"scope=\"{Context.GetEndpoint()?.Metadata.GetMetadata<Permission>()?.Scope}\"";
        await TokenRequest.Forbidden(Context, Unusable.Because(new DomainException(error))!);
        await Problem.Write(Context, StatusCodes.Status403Forbidden, error);
    }
}
