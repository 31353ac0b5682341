using System.Diagnostics;
using System.Text;

namespace CustomerTracking.Api.Tests;

/// <summary>The commands of the pages that readers follow, one after the other, as they would paste them.</summary>
internal sealed class ReadmeTests
{
    // A command that is answered with an error ends the script.
    private const string Strictly =
        "set -euo pipefail\ncurl() { command curl --fail-with-body \"$@\"; local code=$?; echo; return $code; }\n";

    // On this page one is refused on purpose.
    private const string Leniently =
        "set -euo pipefail\ncurl() { command curl \"$@\"; local code=$?; echo; return $code; }\n";

    [SetUp]
    public void NeedTheTools()
    {
        foreach (var tool in new[] { "bash", "curl", "openssl" })
        {
            if (!IsInstalled(tool)) Assert.Ignore($"There is no {tool} here, which the pages' commands use.");
        }
    }

    [Test]
    public async Task Readme_InItsOrder_Succeeds()
    {
        await using var api = TestApi.Start(new() { ["PublicBaseUrl"] = "http://readme.example" });

        // Without a proxy in between, the address that Twilio is told and the one that is posted to are the same; here
        // they are not.
        var address = api.Http.BaseAddress!.ToString().TrimEnd('/');
        var (exitCode, output) = await Run(Strictly + Commands("README.md", api)
            .Replace("\"${URL}ButtonPayload", "\"${URL/" + address.Replace("/", "\\/", StringComparison.Ordinal)
                + "/http:\\/\\/readme.example}ButtonPayload", StringComparison.Ordinal));

        Assert.That(exitCode, Is.Zero, output);
        var client = await TestApi.Body(await api.Http.GetAsync($"{TestApi.TenantPath}/clients/by-phone/0877654321"));
        var bookings = await TestApi.Body(
            await api.Http.GetAsync($"{TestApi.TenantPath}/clients/{client.GetProperty("id").GetGuid()}/bookings"));
        Assert.That(
            bookings.GetProperty("items").EnumerateArray()
                .Select(booking => booking.GetProperty("channel").GetString()),
            Is.EquivalentTo(new[] { "retell", "web_chat", "whatsapp", "retell", "twilio", "n8n" }));
        Assert.That(output, Does.Contain("\"status\":\"cancelled\"")
            .And.Contain("\"externalClientId\":\"igK6P6lu40g3UeT_zhmJhw\""));
    }

    [Test]
    public async Task MessagesPage_InItsOrder_CorrectsTheBadBooking()
    {
        await using var api = TestApi.Start();

        var (exitCode, output) = await Run(Leniently + Commands("docs/inbox.md", api));

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain("\"reason\":\"The phone number '12' is too short for Ireland.\"")
            .And.Contain("\"dryRun\":true,\"before\":\"unusable\",\"outcome\":\"tracked\",\"changed\":true")
            .And.Contain("\"dryRun\":false,\"before\":\"unusable\",\"outcome\":\"tracked\",\"changed\":true")
            .And.Contain("\"field\":\"phone\",\"from\":\"12\",\"to\":\"087 555 0815\""));
        var client = await api.Http.GetAsync($"{TestApi.TenantPath}/clients/by-phone/0875550815");
        Assert.That(client.IsSuccessStatusCode);
    }

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static string Commands(string page, TestApi api)
    {
        var script = new StringBuilder();
        var inside = false;
        foreach (var line in File.ReadLines(Repository.File(page)))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inside = line == "```sh";
            else if (inside) script.AppendLine(line);
        }

        return script.ToString().Replace(
            "http://localhost:3000", api.Http.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> Run(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["-s"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = TestContext.CurrentContext.WorkDirectory,
        })!;
        var (output, errors) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        await bash.WaitForExitAsync();
        return (bash.ExitCode, await output + await errors);
    }
}
