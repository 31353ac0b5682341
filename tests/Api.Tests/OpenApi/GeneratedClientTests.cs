using CustomerTracking.Api.DemoData;
using NJsonSchema.CodeGeneration.CSharp;

namespace CustomerTracking.Api.Tests.OpenApi;

/// <summary>A generated client that changes one field leaves the others as they are.</summary>
internal sealed class GeneratedClientTests
{
    private const string Tools = "tests/Api.Tests/OpenApi/tools";

    private TestApi _api = null!;
    private OneFieldChanged _records = null!;
    private Dictionary<string, string> _before = null!;

    [SetUp]
    public async Task Start()
    {
        _api = TestApi.Start();
        _records = new(_api);
        await _records.Fill();
        _before = await _records.Read();
    }

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCase(CSharpJsonLibrary.NewtonsoftJson)]
    public async Task NSwagClient_ThatChangesOneField_LeavesTheOthers(CSharpJsonLibrary library)
    {
        var program = await GeneratedCSharp.Compile(
            await Document(), library, "tests/Api.Tests/OpenApi/csharp/ChangeOneField.cs");

        await (Task)program.GetType("ChangeOneField")!.GetMethod("Run")!.Invoke(
            null,
            [
                _api.Http, Demo.TenantId.Value, Demo.ClientId.Value, Demo.BookingId.Value,
                Demo.SpareConnectionId.Value, Demo.SubscriptionId.Value,
            ])!;

        Assert.That(await Changed(), Is.EquivalentTo(new[]
        {
            "clients.firstName", "bookings.staffMember", ".name", "channel-connections.name",
            "event-subscriptions.description",
        }));
    }

    [Test]
    public async Task TypeScriptClient_ThatChangesOneField_LeavesTheOthers()
    {
        using var packages = await NpmPackages.Install(Tools);
        await File.WriteAllTextAsync(Path.Combine(packages.Folder, "openapi.json"), await Document());
        await packages.Run("npx", ["openapi-typescript", "openapi.json", "-o", "api.d.ts"]);
        await packages.Run("npx", ["tsc"]);

        await packages.Run("node", ["change.js"], new Dictionary<string, string>
        {
            ["BASE_URL"] = _api.Http.BaseAddress!.ToString().TrimEnd('/'),
            ["TOKEN"] = Demo.ServiceToken,
            ["TENANT"] = Demo.TenantId.ToString(),
            ["CLIENT"] = Demo.ClientId.ToString(),
            ["BOOKING"] = Demo.BookingId.ToString(),
            ["CONNECTION"] = Demo.SpareConnectionId.ToString(),
            ["SUBSCRIPTION"] = Demo.SubscriptionId.ToString(),
        });

        Assert.That(await Changed(), Is.EquivalentTo(new[]
        {
            "clients.firstName", "clients.email", "bookings.staffMember", ".name", "channel-connections.name",
            "event-subscriptions.description",
        }));
    }

    private async Task<IEnumerable<string>> Changed()
    {
        var after = await _records.Read();
        return _before.Keys.Union(after.Keys)
            .Where(field => _before.GetValueOrDefault(field) != after.GetValueOrDefault(field));
    }

    private Task<string> Document() => _api.Anonymous().GetStringAsync("/swagger/v1/swagger.json");
}
