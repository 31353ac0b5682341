using System.Runtime.Versioning;
using CustomerTracking.Application.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

internal sealed class DatabaseAddressTests
{
    private string _folder = null!;

    [SetUp]
    public void Prepare() => _folder = Directory.CreateTempSubdirectory("ct-address-").FullName;

    [TearDown]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    [TestCase(DatabaseProvider.Sqlite, "", "ConnectionStrings:CustomerTracking is empty")]
    [TestCase(DatabaseProvider.Sqlite, "  ", "ConnectionStrings:CustomerTracking is empty")]
    [TestCase(DatabaseProvider.Sqlite, "Data Source=", "keeps nothing")]
    [TestCase(DatabaseProvider.Sqlite, "Data Source=:memory:", "keeps nothing")]
    [TestCase(DatabaseProvider.Sqlite, "Data Source=x.db;Mode=Memory", "keeps nothing")]
    [TestCase(DatabaseProvider.Sqlite, "Server=db;Database=x", "Does it belong to Database:Provider=Sqlite?")]
    [TestCase(DatabaseProvider.Sqlite, "nonsense", "cannot be read")]
    [TestCase(DatabaseProvider.SqlServer, null, "ConnectionStrings:CustomerTracking is missing")]
    [TestCase(DatabaseProvider.SqlServer, "Server=db", "names no Database")]
    [TestCase(DatabaseProvider.SqlServer, "Database=x", "names no Server")]
    [TestCase(DatabaseProvider.SqlServer, "Data Source=x.db;Mode=Memory",
        "Does it belong to Database:Provider=SqlServer?")]
    public void Read_OfWhatNamesNoDatabase_IsRefused(DatabaseProvider provider, string? connection, string told) =>
        Assert.That(
            () => DatabaseAddress.Read(With(connection), provider, _folder),
            Throws.TypeOf<StartupException>().With.Message.Contains(told));

    [Test]
    public void Read_OfARelativePath_BeginsAtTheContentRoot()
    {
        var file = Path.Combine("data", $"{Guid.CreateVersion7():N}.db");

        var connection = DatabaseAddress.Read(With($"Data Source={file}"), DatabaseProvider.Sqlite, _folder);

        Assert.That(connection, Does.Contain(Path.Combine(_folder, file)));
        Assert.That(Path.Combine(_folder, file), Does.Exist);
    }

    [Test]
    public void Read_OfAFileThatLiesInTheWorkingDirectory_IsRefusedInsteadOfBeginningAnEmptyOne()
    {
        var name = $"ct-{Guid.CreateVersion7():N}.db";
        var before = Path.GetFullPath(name);
        File.WriteAllText(before, "");
        try
        {
            Assert.That(
                () => DatabaseAddress.Read(With($"Data Source={name}"), DatabaseProvider.Sqlite, _folder),
                Throws.TypeOf<StartupException>().With.Message.Contains(before));
        }
        finally
        {
            File.Delete(before);
        }
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win", Reason = "Windows gives a file its folder's permissions.")]
    public void Read_OfANewFile_MakesItAndItsFolderForTheOwnerAlone()
    {
        var file = Path.Combine(_folder, "new", "x.db");

        DatabaseAddress.Read(With($"Data Source={file}"), DatabaseProvider.Sqlite, _folder);

        Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(File.GetUnixFileMode(Path.GetDirectoryName(file)!), Is.EqualTo(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    private static IConfiguration With(string? connection) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:CustomerTracking"] = connection })
        .Build();
}
