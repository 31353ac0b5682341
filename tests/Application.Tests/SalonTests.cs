namespace CustomerTracking.Application.Tests;

/// <summary>A fresh salon for every test.</summary>
internal abstract class SalonTests
{
    protected TestSalon Salon { get; private set; } = null!;

    [SetUp]
    public async Task Open() => Salon = await TestSalon.Open();

    [TearDown]
    public async Task Close() => await Salon.DisposeAsync();
}
