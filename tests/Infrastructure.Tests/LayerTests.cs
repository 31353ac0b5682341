using System.Reflection;
using CustomerTracking.Application;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Infrastructure.Persistence;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Infrastructure.Tests;

/// <summary>What the project references cannot keep apart.</summary>
internal sealed class LayerTests
{
    private static readonly Assembly Domain = typeof(Booking).Assembly;
    private static readonly Assembly Application = typeof(ApplicationModule).Assembly;
    private static readonly Assembly Infrastructure = typeof(AppDb).Assembly;

    [Test]
    public void Domain_KnowsNothingButDotNet() =>
        Assert.That(References(Domain).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void Application_KnowsNeitherHttpNorAProvider() => Assert.That(
        References(Application).Where(name => name.Contains("AspNetCore", StringComparison.Ordinal)
            || name.Contains("Sqlite", StringComparison.OrdinalIgnoreCase)
                || name.Contains("SqlClient", StringComparison.Ordinal)
            || name.Contains("SqlServer", StringComparison.Ordinal)
                || name.StartsWith("CustomerTracking.Infrastructure", StringComparison.Ordinal)),
        Is.Empty);

    [Test]
    public void Handlers_AreInternalAndSealed()
    {
        var open = Application.GetTypes()
            .Where(type => Implements(type, typeof(IRequestHandler<,>)) || Implements(type, typeof(IValidator<>)))
            .Where(type => type.IsPublic || !type.IsSealed);

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void Aggregates_HaveNoPublicSetterAndNoPublicConstructor()
    {
        var aggregates = Domain.GetTypes().Where(
            type => type.GetProperty("TenantId") is not null && type.GetProperty("Id") is not null && type.IsClass);

        var open = aggregates.Where(type => type.GetConstructors().Length > 0
            || type.GetProperties().Any(property => property.SetMethod?.IsPublic is true));

        Assert.That(aggregates.Count(), Is.GreaterThanOrEqualTo(5));
        Assert.That(open, Is.Empty);
    }

    [Test]
    public void OnlyPersistence_KnowsTheProviders()
    {
        var knowing = Infrastructure.GetTypes()
            .Where(type => type.Namespace?.StartsWith(
                "CustomerTracking.Infrastructure.Persistence", StringComparison.Ordinal) is false)
            .Where(type => Mentions(type).Any(name => name.Contains("Sqlite", StringComparison.Ordinal)
                || name.Contains("SqlServer", StringComparison.Ordinal)));

        Assert.That(knowing, Is.Empty);
    }

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static bool Implements(Type type, Type open) =>
        type is { IsInterface: false, IsAbstract: false }
            && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == open);

    private static IEnumerable<string> Mentions(Type type)
    {
        const BindingFlags All =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetFields(All).Select(field => field.FieldType)
            .Concat(type.GetMethods(All).SelectMany(method =>
                method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters())
                .Select(parameter => parameter.ParameterType))
            .Append(type.BaseType ?? typeof(object)).Select(mentioned => mentioned.FullName ?? mentioned.Name);
    }
}
