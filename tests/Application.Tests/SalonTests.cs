namespace CustomerTracking.Application.Tests;

/// <summary>A fresh salon for every test.</summary>
internal abstract class AppTests
{
    protected TestApp App { get; private set; } = null!;

    [SetUp]
    public async Task Open() => App = await TestApp.Open();

    [TearDown]
    public async Task Close() => await App.DisposeAsync();
}
