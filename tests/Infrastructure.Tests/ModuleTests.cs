using System.Reflection;
using CustomerTracking.Application;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Infrastructure.Persistence;
using NetArchTest.Rules;

namespace CustomerTracking.Infrastructure.Tests;

/// <summary>
/// The modules of a layer know each other in one direction: each one only those before it, so there is no circle.
/// </summary>
internal sealed class ModuleTests
{
    private static readonly string[] OfDomain =
    [
        "Common", "Tenants", "Staff", "Clients", "ServiceMappings", "Bookings", "Channels", "Events", "Imports",
        "PersonalData",
    ];

    private static readonly string[] OfApplication =
    [
        "Common", "Security", "Staff", "Tenants", "Channels", "Clients", "Duplicates", "ServiceMappings", "Bookings",
        "ClientMerges", "ClientCards", "Imports", "Events", "PersonalData", "Overview",
    ];

    private static readonly string[] OfInfrastructure =
        ["PhoneNumbers", "Persistence", "Staff", "Secrets", "Events", "Maintenance", "Imports"];

    [Test]
    public void Domain_GoesOneWay() => AssertOrder(typeof(Booking).Assembly, "CustomerTracking.Domain", OfDomain);

    [Test]
    public void Application_GoesOneWay() =>
        AssertOrder(typeof(ApplicationModule).Assembly, "CustomerTracking.Application", OfApplication);

    [Test]
    public void Infrastructure_GoesOneWay() =>
        AssertOrder(typeof(AppDb).Assembly, "CustomerTracking.Infrastructure", OfInfrastructure);

    private static void AssertOrder(Assembly assembly, string layer, string[] modules)
    {
        var types = Types.InAssembly(assembly);
        var named = types.GetTypes().Select(type => type.ReflectionType!.Namespace?.Split('.'))
            .Where(parts => parts?.Length > 2 && string.Join('.', parts[..2]) == layer).Select(parts => parts![2]);
        Assert.That(named.Distinct(), Is.EquivalentTo(modules), "Give a new module its place in the order.");

        for (var place = 0; place < modules.Length - 1; place++)
        {
            var later = modules[(place + 1)..].Select(module => $"{layer}.{module}").ToArray();
            var result = types.That().ResideInNamespace($"{layer}.{modules[place]}")
                .ShouldNot().HaveDependencyOnAny(later).GetResult();
            var wrong = result.FailingTypes.Select(type => $"{type.FullName}: {type.Explanation}");
            Assert.That(wrong, Is.Empty, $"{modules[place]} comes before {string.Join(", ", modules[(place + 1)..])}.");
        }
    }
}
