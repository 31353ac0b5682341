using CustomerTracking.Api.Tests;
using Microsoft.Playwright;

namespace CustomerTracking.Admin.Tests;

/// <summary>The program with a browser before it, once for all tests of a class.</summary>
internal abstract class PageTests
{
    // Of a machine that does something else as well; what is expected usually comes at once.
    private const float Patience = 15_000;

    protected TestApi Api { get; private set; } = null!;

    protected Browser Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        Browser = await Browser.Open();
        Api = TestApi.Start(configure: WaitingQueries.Add);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        if (Api is not null) await Api.DisposeAsync();
    }
}
