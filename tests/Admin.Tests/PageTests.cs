using CustomerTracking.Api.Tests;

namespace CustomerTracking.Admin.Tests;

/// <summary>The program with a browser before it, once for all tests of a class.</summary>
internal abstract class PageTests
{
    protected TestApi Api { get; private set; } = null!;

    protected Browser Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Browser = await Browser.Open();
        Api = TestApi.Start();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        if (Api is not null) await Api.DisposeAsync();
    }
}
