using System.Text.RegularExpressions;

namespace CustomerTracking.Api.Tests;

/// <summary>What docs/reliability.md says is shown by a test, is.</summary>
internal sealed class ReliabilityPageTests
{
    [Test]
    public async Task EveryTestThatThePageNames_Exists()
    {
        var page = await File.ReadAllTextAsync(Repository.File("docs/reliability.md"));
        var named = Regex.Matches(page, @"`(\w+Tests)\.(\w+)`")
            .Select(match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value)).Distinct().ToList();

        var sources = Directory.GetFiles(Repository.File("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(path => Path.GetFileNameWithoutExtension(path));
        var missing = named.Where(test => !sources[test.Class]
            .Any(path => File.ReadAllText(path).Contains($" {test.Method}(", StringComparison.Ordinal)));

        Assert.That(named, Has.Count.GreaterThan(40));
        Assert.That(missing, Is.Empty);
    }
}
