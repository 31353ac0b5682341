using System.Diagnostics;
using System.Text;

namespace CustomerTracking.Api.Tests;

/// <summary>The README's commands, one after the other, as a reader would paste them.</summary>
internal sealed class ReadmeTests
{
    [Test]
    public async Task Commands_InTheirOrder_AllSucceed()
    {
        foreach (var tool in new[] { "bash", "curl", "openssl" })
        {
            if (!IsInstalled(tool)) Assert.Ignore($"There is no {tool} here, which the README's commands use.");
        }

        await using var api = TestApi.Start(new() { ["PublicBaseUrl"] = "http://readme.example" });

        // Without a proxy in between, the address that Twilio is told and the one that is posted to are the same; here
        // they are not.
        var address = api.Http.BaseAddress!.ToString().TrimEnd('/');
        var script = Commands().Replace("http://localhost:3000", address, StringComparison.Ordinal)
            .Replace("\"${URL}ButtonPayload", "\"${URL/" + address.Replace("/", "\\/", StringComparison.Ordinal)
                + "/http:\\/\\/readme.example}ButtonPayload", StringComparison.Ordinal);
        var (exitCode, output) = await Run(script);

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

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static string Commands()
    {
        var script = new StringBuilder(
            "set -euo pipefail\ncurl() { command curl --fail-with-body \"$@\"; local code=$?; echo; return $code; }\n");
        var inside = false;
        foreach (var line in File.ReadLines(Repository.File("README.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inside = line == "```sh";
            else if (inside) script.AppendLine(line);
        }

        return script.ToString();
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
