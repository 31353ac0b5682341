using CustomerTracking.Api.Hosting;
using CustomerTracking.Application.Common;

namespace CustomerTracking.Api.Tests.Hosting;

internal sealed class CommandLineTests
{
    [TestCase("'migrate now' is no command.", "migrate", "now")]
    [TestCase("'serve' is no command.", "serve")]
    [TestCase("'migrate migrate' is no command.", "migrate", "migrate")]
    [TestCase("--prot is no argument.", "--prot=5000")]
    [TestCase("Did you mean --urls?", "--url", "http://localhost:0")]
    [TestCase("Did you mean --Database?", "--Databse:Provider=Sqlite")]
    [TestCase("--Database__Provider is no argument.", "--Database__Provider=Sqlite")]
    [TestCase("--Urls needs a value", "--Urls")]
    [TestCase("--Urls needs a value", "--Urls", "--demo")]
    [TestCase("Did you mean --demo?", "--dmeo")]
    [TestCase("--v is no argument.", "-v")]
    [TestCase("--etc/passwd is no argument.", "/etc/passwd")]
    public void Read_OfWhatMeansNothing_IsRefused(string told, params string[] arguments)
    {
        var refused = Assert.Throws<StartupException>(() => CommandLine.Read(arguments))!;

        Assert.That(refused.Faults, Has.Count.EqualTo(1));
        Assert.That(refused.Faults[0], Does.Contain(told));
    }

    [Test]
    public void Read_OfSettingsInEveryNotation_HandsThemOn()
    {
        var line = CommandLine.Read(
            ["--urls", "http://localhost:0", "--demo", "--Database:Provider=Sqlite", "/PublicBaseUrl=http://x",
                "environment=Development"]);

        Assert.That((line.Command, line.FillsDemo), Is.EqualTo(((Command?)null, true)));
        Assert.That(line.Settings, Is.EqualTo(new[]
        {
            "--urls=http://localhost:0", "--Database:Provider=Sqlite", "--PublicBaseUrl=http://x",
            "--environment=Development",
        }));
    }

    [TestCase("migrate", "--Database:Provider=Sqlite")]
    [TestCase("--Database:Provider", "Sqlite", "migrate")]
    public void Read_OfACommandAmongSettings_FindsBoth(params string[] arguments)
    {
        var line = CommandLine.Read(arguments);

        Assert.That(line.Command, Is.SameAs(Commands.Migrate));
        Assert.That(line.Settings, Is.EqualTo(new[] { "--Database:Provider=Sqlite" }));
    }
}
