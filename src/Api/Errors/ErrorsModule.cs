using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerTracking.Api.Errors;

internal static class ErrorsModule
{
    public static void AddErrorAnswers(this IServiceCollection services)
    {
        services.AddExceptionHandler<RefusalHandler>();
        services.AddProblemDetails();
    }

    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = failure =>
            Refusals.Includes(failure.Exception)
        });
        app.UseStatusCodePages(context => AnswerEmpty(context.HttpContext));
    }

    // A mistyped address in a browser shows a page.
    private static bool IsUserError(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/not-found");

    // What routing itself refuses has no body yet: no such route, method or content type.
    private static Task AnswerEmpty(HttpContext http)
    {
        var status = http.Response.StatusCode;
        if (status is StatusCodes.Status404NotFound && IsUserError(http.Request))
        {
            http.Response.Redirect("/not-found");
            return Task.CompletedTask;
        }

        return Problem.Write(http, status, new(
            status switch
            {
                StatusCodes.Status404NotFound => "route.not_found",
                StatusCodes.Status405MethodNotAllowed => "route.method_not_allowed",
                StatusCodes.Status415UnsupportedMediaType => "body.not_json",
                _ => "request.refused",
            },
            status switch
            {
                StatusCodes.Status404NotFound => "There is nothing at this address. Ids in a path are GUIDs.",
                StatusCodes.Status415UnsupportedMediaType =>
                    "Send the body with the right Content-Type: application/json, or a form for Twilio.",
                _ => ReasonPhrases.GetReasonPhrase(status) + ".",
            },
            ErrorKind.NotFound));
    }
}
