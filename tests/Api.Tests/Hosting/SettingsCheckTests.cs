using CustomerTracking.Api.Hosting;
using CustomerTracking.Application.Common;
using Microsoft.Extensions.Configuration;

namespace CustomerTracking.Api.Tests.Hosting;

internal sealed class SettingsCheckTests
{
    [TestCase("Database:Provider", "7", "Database:Provider is '7'")]
    [TestCase("Database:MigrateOnStart", "maybe", "Database:MigrateOnStart is 'maybe': it must be true or false.")]
    [TestCase("Database:Provder", "SqlServer", "Database:Provder is not a setting. Did you mean Provider?")]
    [TestCase("Housekeeping:Batch", "many", "Housekeeping:Batch is 'many': it must be a whole number.")]
    [TestCase("Housekeeping:Intervall", "01:00:00", "Did you mean Interval?")]
    [TestCase("Events:Timeout", "soon", "Events:Timeout is 'soon': it must be a time span such as 00:05:00.")]
    [TestCase("Events:RetrySchedule", "00:05:00", "Events:RetrySchedule is a list: write Events:RetrySchedule:0")]
    [TestCase("Events:RetrySchedule:0", "x", "Events:RetrySchedule:0 is 'x'")]
    [TestCase("Bootstrap:TenantId", "my salon", "Bootstrap:TenantId is 'my salon': it must be a GUID.")]
    [TestCase("Bootstrap:Zone", "UTC", "Bootstrap:Zone is not a setting. Known are: ")]
    [TestCase("Bootstap:TenantName", "x", "Bootstap is not a setting. Did you mean Bootstrap?")]
    [TestCase("PublicBaseUri", "https://x.example", "PublicBaseUri is not a setting. Did you mean PublicBaseUrl?")]
    [TestCase("ConnectionStrings:CustomerTraking", "Data Source=x.db", "Did you mean CustomerTracking?")]
    [TestCase("ForwardedHeaders:KnownProxy", "10.0.0.1", "ForwardedHeaders:KnownProxy is not a setting.")]
    [TestCase("DataProtection:PreviousCertificates:0:File", "x", "DataProtection:PreviousCertificates:0:File is not")]
    [TestCase("Housekeeping:Batch", "0", "Housekeeping:Batch is out of range")]
    [TestCase("Database:Provider:Name", "x", "Database:Provider:Name is not a setting.")]
    [TestCase("RateLimiting:Enabled", "1", "RateLimiting:Enabled is '1': it must be true or false.")]
    [TestCase("RateLimiting:PerTokens", "1", "Did you mean PerToken?")]
    [TestCase("BadCredentials:CoolDownSeconds", "", "BadCredentials:CoolDownSeconds is '': it must be a whole number.")]
    [TestCase("AutoMapper:Licence", "x", "AutoMapper:Licence is not a setting.")]
    [TestCase("Datbase:Provider", "SqlServer", "Datbase is not a setting. Did you mean Database?")]
    public void Require_OfASettingThatIsWrong_NamesItAndWhatItShouldBe(string key, string value, string told)
    {
        var refused = Assert.Throws<StartupException>(() => SettingsCheck.Require(With((key, value))))!;

        Assert.That(refused.Faults, Has.Count.EqualTo(1));
        Assert.That(refused.Faults[0], Does.Contain(told));
    }

    [Test]
    public void Require_OfWhatIsRight_RefusesNothing() => Assert.That(
        () => SettingsCheck.Require(With(
            ("Database:provider", "sqlserver"), ("Bootstrap:TenantId", ""), ("Events:RetrySchedule:0", "00:00:05"),
            ("ForwardedHeaders:KnownProxies", "10.0.0.1,10.0.0.2"), ("ForwardedHeaders:KnownNetworks:0", "10.0.0.0/8"),
            ("DataProtection:PreviousCertificates:0:Path", "/x.pfx"), ("Kestrel:Endpoints:Http:Url", "http://*:80"),
            ("Logging:LogLevel:Default", "Debug"), ("URL", "x"), ("PATH", "/bin"), ("OTHER:Thing", "x"),
            ("ConnectionStrings:CustomerTracking_ProviderName", "System.Data.SqlClient"))),
        Throws.Nothing);

    [Test]
    public void EverySettingOfTheReadme_IsKnown()
    {
        var rows = File.ReadLines(Repository.File("README.md")).SkipWhile(line => line != "## Settings")
            .TakeWhile(line => line != "## SQL Server").Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var keys = rows.SelectMany(row => row.Split('|')[1].Split('`', ',').Select(text => text.Trim()))
            .Where(key => key.Contains(':', StringComparison.Ordinal) && !key.StartsWith('…'))
            .Select(key => key.Split(':')).ToList();

        Assert.That(keys, Is.Not.Empty);
        foreach (var key in keys)
        {
            Assert.That(KnownSettings.Sections, Does.ContainKey(key[0]));
            Assert.That(
                KnownSettings.PropertiesOf(KnownSettings.Sections[key[0]]).Select(one => one.Name),
                Does.Contain(key[1]));
        }
    }

    private static IConfiguration With(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build();
}
