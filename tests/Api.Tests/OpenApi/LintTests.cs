namespace CustomerTracking.Api.Tests.OpenApi;

/// <summary>The document has no fault by the rules that generators of clients rely on.</summary>
internal sealed class LintTests
{
    private TestApi _api = null!;
    private NpmPackages _packages = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _packages = await NpmPackages.Install("tests/Api.Tests/OpenApi/tools");
        _api = TestApi.Start();
        await File.WriteAllTextAsync(
            Path.Combine(_packages.Folder, "openapi.json"),
            await _api.Anonymous().GetStringAsync("/swagger/v1/swagger.json"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_api is not null) await _api.DisposeAsync();
        _packages?.Dispose();
    }

    [Test]
    public Task Document_ByRedocly_HasNoFault() =>
        _packages.Run("npx", ["redocly", "lint", "openapi.json", "--max-problems", "500"]);

    [Test]
    public Task Document_BySpectral_HasNoFault() =>
        _packages.Run("npx", ["spectral", "lint", "openapi.json", "--fail-severity", "warn"]);
}
