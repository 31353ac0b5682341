using System.Reflection;

namespace CustomerTracking.Api.Tests;

internal sealed class ChannelRuleTests
{
    private const string Channels = "CustomerTracking.Api.Channels.";

    [Test]
    public void Channels_DoNotNameEachOther()
    {
        var crossing =
            from type in typeof(Program).Assembly.GetTypes()
            where ChannelOf(type) is not null
            from mentioned in Mentions(type)
            where ChannelOf(mentioned) is { } other && other != ChannelOf(type)
            select $"{type.Name} names {mentioned.FullName}";

        Assert.That(typeof(Program).Assembly.GetTypes().Select(ChannelOf).OfType<string>().Distinct()
            .Count(), Is.GreaterThanOrEqualTo(5));
        Assert.That(crossing, Is.Empty);
    }

    [Test]
    public void Program_IsATableOfContents() =>
        Assert.That(File.ReadLines(Repository.File("src/Api/Program.cs")).Count(), Is.LessThan(60));

    private static string? ChannelOf(Type type) =>
        type.Namespace?.StartsWith(Channels, StringComparison.Ordinal) is true
            ? type.Namespace[Channels.Length..].Split('.')[0] : null;

    private static IEnumerable<Type> Mentions(Type type)
    {
        const BindingFlags All =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetFields(All).Select(field => field.FieldType)
            .Concat(type.GetMethods(All).SelectMany(method =>
                method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetMethods(All)
                .SelectMany(method => method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []))
            .Concat(type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters())
                .Select(parameter => parameter.ParameterType));
    }
}
