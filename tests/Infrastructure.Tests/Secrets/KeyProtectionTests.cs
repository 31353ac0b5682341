using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CustomerTracking.Application.Common;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Secrets;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.Secrets;

/// <summary>The keys under which secrets and bodies lie, on one SQLite file that several processes share.</summary>
internal sealed class KeyProtectionTests
{
    private const string Password = "öffne dich";

    private string _folder = null!;

    private string Database => Path.Combine(_folder, "keys.db");

    [SetUp]
    public void Prepare() => _folder = Directory.CreateTempSubdirectory("ct-keys-").FullName;

    [TearDown]
    public void CleanUp()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Prepare_WithoutACertificate_MakesOneKeyThatLiesOpen()
    {
        await using var process = await AProcess();

        Assert.That(await process.PrepareKeys(), Is.False);
        Assert.That(Keys(), Has.Count.EqualTo(1).And.All.Contain("<value>"));
    }

    [Test]
    public async Task Prepare_ByManyProcessesAtOnce_MakesOneKey()
    {
        var processes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AProcess()));

        await Task.WhenAll(processes.Select(process => Task.Run(() => process.PrepareKeys())));
        var secrets = processes.Select(process => Secrets(process).Protect("s")).ToList();

        Assert.That(Keys(), Has.Count.EqualTo(1));
        Assert.That(secrets.Select(Secrets(processes[^1]).Reveal), Is.All.EqualTo("s"));
        foreach (var process in processes) await process.DisposeAsync();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Prepare_WithACertificate_BringsTheKeysThatLieOpenUnderIt(bool pem)
    {
        await using var before = await AProcess();
        await before.PrepareKeys();
        var (secret, body) = (Secrets(before).Protect("geheim"), Secrets(before).Seal("{}"u8));

        await using var after = await AProcess(Certified(pem ? APem("one") : APfx("one")));

        Assert.That(await after.PrepareKeys(), Is.True);
        Assert.That(Keys(), Has.Count.EqualTo(1).And.None.Contain("<value>"));
        Assert.That(Secrets(after).Reveal(secret), Is.EqualTo("geheim"));
        Assert.That(Secrets(after).Open(body), Is.EqualTo("{}"u8.ToArray()));
    }

    [Test]
    public async Task Prepare_AfterARotation_NeedsThePreviousCertificateOnce()
    {
        var (one, two) = (APfx("one"), APfx("two"));
        await using var before = await AProcess(Certified(one));
        await before.PrepareKeys();
        var secret = Secrets(before).Protect("geheim");

        await using var during = await AProcess([
            .. Certified(two), new("DataProtection:PreviousCertificates:0:Path", one),
            new("DataProtection:PreviousCertificates:0:Password", Password)]);
        await during.PrepareKeys();
        await using var after = await AProcess(Certified(two));
        await after.PrepareKeys();

        Assert.That(Secrets(after).Reveal(secret), Is.EqualTo("geheim"));
    }

    [Test]
    public async Task Prepare_WithAKeyThatNothingOpens_RefusesAndSaysWhatToSet()
    {
        await using var before = await AProcess(Certified(APfx("one")));
        await before.PrepareKeys();
        var keys = Keys();

        await using var without = await AProcess();
        await using var withAnother = await AProcess(Certified(APfx("two")));

        Assert.That(() => without.PrepareKeys(),
            Throws.InvalidOperationException.With.Message.Contains("DataProtection:CertificatePath"));
        Assert.That(() => withAnother.PrepareKeys(),
            Throws.InvalidOperationException.With.Message.Contains("DataProtection:PreviousCertificates"));
        Assert.That(Keys(), Is.EqualTo(keys), "they are left as they are");
    }

    [Test]
    public async Task Reveal_UnderAKeyMadeByAnotherProcessSince_ReadsTheKeysAnew()
    {
        await using var one = await AProcess();
        await one.PrepareKeys();
        Secrets(one).Protect("its keys are read now");
        await using var other = await AProcess();
        await other.PrepareKeys();
        var manager = other.GetRequiredService<IKeyManager>();
        foreach (var key in manager.GetAllKeys()) manager.RevokeKey(key.KeyId, "so that the next one is used");
        manager.CreateNewKey(
            TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow().AddDays(90));
        var (secret, body) = (Secrets(other).Protect("geheim"), Secrets(other).Seal("{}"u8));

        Assert.That(Secrets(one).Reveal(secret), Is.EqualTo("geheim"));
        Assert.That(Secrets(one).Open(body), Is.EqualTo("{}"u8.ToArray()));
    }

    [TestCase("missing.pfx", null)]
    [TestCase("one.pfx", "a wrong password")]
    public void Load_OfACertificateThatCannotBeRead_NamesTheSettingAndNoPassword(string file, string? password)
    {
        APfx("one");

        Assert.That(
            () => AProcess([
                new("DataProtection:CertificatePath", Path.Combine(_folder, file)),
                new("DataProtection:CertificatePassword", password)]),
            Throws.InvalidOperationException.With.Message.Contains("DataProtection:CertificatePath")
                .And.Message.Not.Contains("wrong password"));
    }

    private async Task<ServiceProvider> AProcess(IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var all = new Dictionary<string, string?>(settings ?? [])
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:CustomerTracking"] = $"Data Source={Database}",
        };
        var services = ASqliteFile.ServicesOn(all, configure: null);
        await services.MigrateDatabase();
        return services;
    }

    private static ISecrets Secrets(ServiceProvider process) => process.GetRequiredService<ISecrets>();

    private static KeyValuePair<string, string?>[] Certified(string path) =>
    [
        new("DataProtection:CertificatePath", path), new("DataProtection:CertificatePassword", Password),
    ];

    private List<string> Keys()
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Xml FROM DataProtectionKeys ORDER BY Id";
        using var reader = command.ExecuteReader();
        var keys = new List<string>();
        while (reader.Read()) keys.Add(reader.GetString(0));
        return keys;
    }

    private string APfx(string name)
    {
        var path = Path.Combine(_folder, $"{name}.pfx");
        using var certificate = ACertificate(name);
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, Password));
        return path;
    }

    private string APem(string name)
    {
        var path = Path.Combine(_folder, $"{name}.pem");
        using var certificate = ACertificate(name);
        using var key = certificate.GetRSAPrivateKey()!;
        var protection = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);
        File.WriteAllText(
            path,
            certificate.ExportCertificatePem() + "\n" + key.ExportEncryptedPkcs8PrivateKeyPem(Password, protection));
        return path;
    }

    private static X509Certificate2 ACertificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddYears(1));
    }
}
