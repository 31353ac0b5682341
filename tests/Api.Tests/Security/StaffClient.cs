using System.Net;
using System.Text.RegularExpressions;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Application.Staff;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Security;

/// <summary>
/// A browser without scripts: it keeps cookies, sends the pages' forms and follows nothing by itself.
/// </summary>
internal sealed partial class StaffClient : IDisposable
{
    private readonly HttpClient _http;

    public StaffClient(TestApi api, string? address = null)
    {
        _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies })
        {
            BaseAddress = api.Http.BaseAddress,
        };
        if (address is not null) _http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
    }

    public CookieContainer Cookies { get; } = new();

    public string CookieHeader => Cookies.GetCookieHeader(_http.BaseAddress!);

    public Task<HttpResponseMessage> Get(string path, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null) request.Headers.Accept.ParseAdd(accept);
        return _http.SendAsync(request);
    }

    /// <summary>The text of a page.</summary>
    public async Task<string> Page(string path) =>
        WebUtility.HtmlDecode(await (await Get(path)).Content.ReadAsStringAsync());

    /// <summary>Opens the page and sends its form.</summary>
    public async Task<HttpResponseMessage> Send(
        string path, string form, params (string Name, string Value)[] fields) =>
        await Send(path, form, await Page(path), fields);

    /// <summary>Sends a form of a page that was opened before.</summary>
    public Task<HttpResponseMessage> Send(
        string path, string form, string page, params (string Name, string Value)[] fields) =>
        _http.PostAsync(path, Form(form, page, fields));

    public static FormUrlEncodedContent Form(string form, string page, params (string Name, string Value)[] fields) =>
        new(
        fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))
            .Append(new("_handler", form))
            .Append(new("__RequestVerificationToken", AntiforgeryToken().Match(page).Groups[1].Value)));

    public Task<HttpResponseMessage> SignIn(string email, string password, string query = "") =>
        Send("/sign-in" + query, "sign-in", ("Email", email), ("Password", password));

    /// <summary>Someone of the demo's salon, signed in.</summary>
    public static async Task<StaffClient> SignedIn(TestApi api, string email, string password, string? address = null)
    {
        var client = new StaffClient(api, address);
        var answer = await client.SignIn(email, password);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found), await answer.Content.ReadAsStringAsync());
        return client;
    }

    /// <returns>The password; with <paramref name="mustChange"/> as it was handed over.</returns>
    public static async Task<string> Hire(
        TestApi api, string email, StaffRole role = StaffRole.Viewer, bool mustChange = false)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(
            new AddStaff(email, "Ciara Nolan", role, [Demo.TenantId.Value]));
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<StaffUser>()
            .Where(person => person.Id == added.Person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.MustChangePassword, mustChange));
        return added.Password;
    }

    public static async Task<StaffUser> Person(TestApi api, string email)
    {
        await using var scope = api.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<StaffUser>().AsNoTracking()
            .SingleAsync(person => person.Email == email);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}

internal static class StaffRows
{
    /// <summary>Everything in these tables, as it lies in the database.</summary>
    public static Task<List<string>> Rows(this TestApi api, params string[] tables) => api.Read(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var rows = new List<string>();
        foreach (var table in tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var values = Enumerable.Range(0, reader.FieldCount).Select(column =>
                    reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes)
                        : $"{reader.GetValue(column)}");
                rows.Add($"{table}: {string.Join('|', values)}");
            }
        }

        return rows;
    });
}
