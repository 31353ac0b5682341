using System.Net.Sockets;
using System.Reflection;
using CustomerTracking.Application.Common;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Secrets;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Hosting;

/// <summary>From the arguments to serving, or to the end of a command; every refusal on the way is one line.</summary>
internal static class StartUp
{
    /// <returns>The process's exit code: 1 when it was refused.</returns>
    public static async Task<int> Run(string[] args, Func<WebApplicationBuilder, WebApplication> compose)
    {
        try
        {
            await RunOrThrow(args, compose);
            return 0;
        }
        catch (Exception failure) when (IsTheProcess)
        {
            foreach (var fault in StartupFailure.Describe(failure))
                await Console.Error.WriteLineAsync($"CustomerTracking cannot start: {fault}");
            return 1;
        }
    }

    // Not so in the tests' process, whose host reports what is thrown.
    private static bool IsTheProcess => Assembly.GetEntryAssembly() == typeof(StartUp).Assembly;

    private static async Task RunOrThrow(string[] args, Func<WebApplicationBuilder, WebApplication> compose)
    {
        MachineData.Require();
        var line = IsTheProcess ? CommandLine.Read(args) : new(null, new Dictionary<string, string>(), args, false);
        if (line.Command is { Run: null })
        {
            Commands.ShowHelp(Console.Out);
            return;
        }

        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = line.Settings, ContentRootPath = ContentRoot.Find(line.Settings) });
        SettingsCheck.Require(builder.Configuration);
        var silence = new SilenceUntilStarted(builder.Logging);
        await using var app = compose(builder);
        app.Services.GetService<IStartupValidator>()?.Validate();
        await app.Prepare(line);
        if (line.Command is { Run: { } run })
        {
            await using var scope = app.Services.CreateAsyncScope();
            await run(new(scope.ServiceProvider, line.Options, Console.Out));
            return;
        }

        app.WarnOfALocalPublicAddress();
        await app.Listen();
        silence.End();
        Banner.Show(app);
        await app.WaitForShutdownAsync();
    }

    private static async Task Listen(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception failure)
        {
            await app.StopAsync();   // what was started before the server
            if (failure is not (IOException or SocketException or FormatException)) throw;

            throw new StartupException(
                $"The server cannot listen on {app.Configuration.ConfiguredAddresses()}: {failure.Message} Stop the "
                    + "program that has the address, or set Urls to another one.");
        }
    }

    /// <summary>
    /// On a database that lacks migrations it serves, but says that it is not ready; a command needs them.
    /// </summary>
    private static async Task Prepare(this WebApplication app, CommandLine line)
    {
        if (line.Command == Commands.Migrate || app.MigratesOnStart())
            StartUpLog.Migrated(app.Logger, await app.Services.MigrateDatabase());
        if (await app.Services.CountMissingMigrations() is > 0 and var missing)
        {
            if (line.Command is not null)
                throw new StartupException($"The database lacks {missing} migrations: run the command migrate first.");

            StartUpLog.NotMigrated(app.Logger, missing);
            return;
        }

        if (await app.Services.AdviseOnDatabase() is { } advice) StartUpLog.Advice(app.Logger, advice);
        if (!await app.Services.PrepareKeys() && !app.Environment.IsDevelopment()) StartUpLog.KeysUnencrypted(
            app.Logger);
        await app.PrepareRecords();
        await app.Services.CountUnreadableSecrets();
        if (line.FillsDemo) await app.FillDemo();
    }

    private static bool MigratesOnStart(this WebApplication app) =>
        app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateOnStart
            ?? app.Environment.IsDevelopment();
}

internal static partial class StartUpLog
{
    [LoggerMessage(LogLevel.Information, "[Customer Tracking] Database up to date; {Count} migrations were applied")]
    public static partial void Migrated(ILogger logger, int count);

    [LoggerMessage(LogLevel.Warning, "[Customer Tracking] {Advice}")]
    public static partial void Advice(ILogger logger, string advice);

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] The demo's salon was filled with {Count} bookings")]
    public static partial void DemoFilled(ILogger logger, int count);

    [LoggerMessage(
        LogLevel.Error,
        "[Customer Tracking] The database lacks {Count} migrations: run the program with the argument migrate, then "
            + "start it again")]
    public static partial void NotMigrated(ILogger logger, int count);

    [LoggerMessage(
        LogLevel.Warning,
        "[Customer Tracking] The keys that protect the channels' secrets lie open in the database: set "
            + "DataProtection:CertificatePath to a certificate that protects them")]
    public static partial void KeysUnencrypted(ILogger logger);

    [LoggerMessage(
        LogLevel.Warning,
        "[Customer Tracking] {Settings} have no effect: they are for the first start on an empty database and need "
            + "each other (a token its tenant, an e-mail its password). The commands owner add, tenant add and "
            + "platform-token add make more; --help lists them")]
    public static partial void Ignored(ILogger logger, string settings);
}
