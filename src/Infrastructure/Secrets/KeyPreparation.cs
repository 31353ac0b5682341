using System.Security.Cryptography;
using System.Xml.Linq;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Secrets;

/// <summary>What is done with the keys before anything is served.</summary>
public static class KeyPreparation
{
    /// <summary>
    /// Makes the first key, once for all processes that start at the same time; brings every key under the certificate;
    /// and refuses to go on with a key that cannot be read, as the secrets under it could not be either.
    /// </summary>
    /// <returns>Whether a certificate protects the keys.</returns>
    /// <exception cref="InvalidOperationException">A key cannot be read.</exception>
    public static async Task<bool> PrepareKeys(this IServiceProvider services, CancellationToken ct = default)
    {
        var certificates = services.GetRequiredService<KeyCertificates>();
        var options = services.GetRequiredService<IOptions<KeyManagementOptions>>().Value;
        var wrapping = certificates.Current is { } current
            ? new KeyWrapping(current, options.XmlEncryptor!, new EncryptedXmlDecryptor(services))
            : null;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                db.ChangeTracker.Clear();   // what a first, broken try has left
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                await db.AcquireLock("CustomerTracking.Keys", ct);
                var stored = await db.Set<DataProtectionKey>().AsNoTracking().ToListAsync(ct);
                if (stored.Count == 0) db.Add(NewKey(options, services.GetRequiredService<IActivator>()));
                if (wrapping is not null) await Renew(db, stored, wrapping, ct);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
            });
        }

        RequireReadable(services.GetRequiredService<IKeyManager>());
        return wrapping is not null;
    }

    private static DataProtectionKey NewKey(KeyManagementOptions options, IActivator activator)
    {
        var made = new OneKey();
        var manager = new XmlKeyManager(
            Options.Create(new KeyManagementOptions
            {
                XmlRepository = made,
                XmlEncryptor = options.XmlEncryptor,
                AuthenticatedEncryptorConfiguration = options.AuthenticatedEncryptorConfiguration,
            }),
            activator);

        // The framework reads the system's clock, so its key must be valid by that one.
        var now = TimeProvider.System.GetUtcNow();
        manager.CreateNewKey(now, now + options.NewKeyLifetime);
        return made.Row!;
    }

    private static async Task Renew(
        AppDb db, IEnumerable<DataProtectionKey> stored, KeyWrapping wrapping, CancellationToken ct)
    {
        foreach (var key in stored)
        {
            var xml = XElement.Parse(key.Xml!);
            try
            {
                if (!wrapping.Renew(xml)) continue;
            }
            catch (CryptographicException exception)
            {
                throw Unreadable(xml.Attribute("id")?.Value, exception);
            }

            var text = xml.ToString(SaveOptions.DisableFormatting);
            await db.Set<DataProtectionKey>().Where(one => one.Id == key.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(one => one.Xml, text), ct);
        }
    }

    private static void RequireReadable(IKeyManager manager)
    {
        foreach (var key in manager.GetAllKeys().Where(key => !key.IsRevoked))
        {
            try
            {
                key.CreateEncryptor();
            }
            catch (Exception exception)
            {
                throw Unreadable(key.KeyId.ToString(), exception);
            }
        }
    }

    private static InvalidOperationException Unreadable(string? key, Exception cause) => new(
        $"The key {key} in the database cannot be read, and neither could the channels' secrets under it: set "
            + "DataProtection:CertificatePath, or an entry of DataProtection:PreviousCertificates, to the "
            + "certificate that protects it.",
        cause);

    private sealed class OneKey : IXmlRepository
    {
        public DataProtectionKey? Row { get; private set; }

        public IReadOnlyCollection<XElement> GetAllElements() => [];

        public void StoreElement(XElement element, string friendlyName) =>
            Row = new() { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) };
    }
}
