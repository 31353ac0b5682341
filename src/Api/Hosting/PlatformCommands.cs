using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.Hosting;

/// <summary>Platform-wide tokens and tenants, for an operator without such a token.</summary>
internal static class PlatformCommands
{
    private const string Name = "name";
    private const string Id = "id";
    private const int Most = 100;

    public static Command AddToken { get; } = new(
        "platform-token add", "makes a platform-wide token with all scopes and prints it once",
        [new(Name, "whose it is")],
        async context =>
        {
            var issued = await context.Send(new IssuePlatformAccount(context.Option(Name), Scope.All));
            await context.Output.WriteLineAsync($"Platform token {issued.Account.Id}, shown this once: {issued.Token}");
        });

    public static Command ListTokens { get; } = new(
        "platform-token list", "lists the platform-wide tokens, the newest first", [],
        async context =>
        {
            for (var cursor = (string?)null; ;)
            {
                var page = await context.Send(new ListPlatformAccounts(cursor, Most));
                foreach (var one in page.Items)
                    await context.Output.WriteLineAsync(
                        $"{one.Id}  {one.TokenHint}…  {one.CreatedAt:yyyy-MM-dd}  {(one.RevokedAt is null ? "in use" : "revoked")}  {one.Name}");
                if ((cursor = page.NextCursor) is null) return;
            }
        });

    public static Command RevokeToken { get; } = new(
        "platform-token revoke", "revokes a platform-wide token; running programs refuse it within a second",
        [new(Id, "as the list shows it")],
        async context =>
        {
            if (!Guid.TryParse(context.Option(Id), out var id)) throw new StartupException("--id must be a GUID.");

            await context.Send(new RevokePlatformAccount(new(id)));
            await context.Output.WriteLineAsync($"Platform token {id} is revoked.");
        });

    public static Command AddTenant { get; } = new(
        "tenant add", "opens a salon, which every owner sees",
        [
            new(Name, "the salon's name"),
            new("region", "ISO 3166-1 alpha-2; IE when left out", IsNeeded: false),
            new("time-zone", "IANA name; Europe/Dublin when left out", IsNeeded: false),
            new("currency", "ISO 4217; EUR when left out", IsNeeded: false),
        ],
        async context =>
        {
            var tenant = await context.Send(new RegisterTenant
            {
                Name = context.Option(Name),
                Region = context.Option("region") ?? "IE",
                TimeZone = context.Option("time-zone") ?? "Europe/Dublin",
                Currency = context.Option("currency") ?? "EUR",
            });
            await context.Output.WriteLineAsync($"Tenant {tenant.Id} was opened.");
        });
}
