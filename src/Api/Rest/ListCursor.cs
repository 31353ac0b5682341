using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Api.Errors;
using CustomerTracking.Application.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>
/// A cursor is good for the list and the filters that it was given out for: both are part of it. With others it would
/// skip rows without a word.
/// </summary>
internal static class ListCursor
{
    private const string Parameter = "cursor";
    private const char Between = '.';

    // The page's size may change on the way.
    private static readonly string[] NoFilters = [Parameter, "limit"];

    /// <summary>Opens the query's cursor before the list is read, and closes the next one.</summary>
    public static async ValueTask<object?> Bind(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var list = ListOf(call.HttpContext.Request);
        if (call.HttpContext.Request.Query[Parameter].ToString() is { Length: > 0 } sent)
        {
            var opened = Open(sent, list);
            for (var index = 0; index < call.Arguments.Count; index++)
            {
                if (call.Arguments[index] is string text && text == sent) call.Arguments[index] = opened;
            }
        }

        var answer = await next(call);
        return answer is IValueHttpResult { Value: ICursorPage { NextCursor: { } cursor } page }
            && HttpMethods.IsGet(call.HttpContext.Request.Method)
            ? Results.Json<object>(page.WithCursor(Close(cursor, list)))
            : answer;
    }

    /// <param name="cursor">As it was sent; null or empty begins anew.</param>
    /// <param name="list">The list and its filters, in any words that are always the same.</param>
    /// <exception cref="RequestFault">400: the cursor is no cursor, or another list's.</exception>
    public static string? Open(string? cursor, string list)
    {
        if (string.IsNullOrEmpty(cursor)) return null;

        var end = cursor.LastIndexOf(Between);
        if (end < 0)
            throw RequestFault.BadRequest(
                "cursor.invalid", "The cursor is not one that this list gave out: leave it away to begin anew.",
                Parameter);
        if (cursor[(end + 1)..] != Fingerprint(list))
            throw RequestFault.BadRequest(
                "cursor.foreign",
                "The cursor belongs to another list or to other filters: send the ones that it was given out for, or "
                    + "leave it away to begin anew.",
                Parameter);

        return cursor[..end];
    }

    /// <inheritdoc cref="Open"/>
    public static string? Close(string? cursor, string list) =>
        cursor is null ? null : cursor + Between + Fingerprint(list);

    private static string ListOf(HttpRequest request) => request.Path.ToString().ToLowerInvariant() + '\n'
        + string.Join('\n', request.Query
            .Select(one => (Name: one.Key.ToLowerInvariant(), Value: one.Value.ToString()))
            .Where(one => one.Value.Length > 0 && !NoFilters.Contains(one.Name))
            .OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{one.Name}={one.Value}"));

    private static string Fingerprint(string list) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(list)).AsSpan(0, 9));
}
