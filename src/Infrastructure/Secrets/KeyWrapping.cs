using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace CustomerTracking.Infrastructure.Secrets;

/// <summary>
/// Brings a stored key under the current certificate: one that lies open from before there was any, or one that a
/// previous certificate protects.
/// </summary>
internal sealed class KeyWrapping(X509Certificate2 current, IXmlEncryptor encryptor, IXmlDecryptor decryptor)
{
    // The framework's own notation, which it writes when it protects a new key.
    private static readonly XNamespace Notation = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Wrapped = Notation + "encryptedSecret";
    private static readonly XName Open = Notation + "requiresEncryption";

    private readonly string _current = Convert.ToBase64String(current.RawData);

    /// <returns>Whether the key had to be changed.</returns>
    /// <exception cref="CryptographicException">No configured certificate opens it.</exception>
    public bool Renew(XElement key)
    {
        var stale = key.Descendants().Where(element => element.Attribute(Open) is not null || IsOlder(element))
            .ToList();
        foreach (var element in stale)
        {
            var secret = element.Name == Wrapped ? decryptor.Decrypt(element.Elements().Single()) : element;
            var wrapped = encryptor.Encrypt(secret);
            element.ReplaceWith(new XElement(
                Wrapped, new XAttribute("decryptorType", wrapped.DecryptorType.AssemblyQualifiedName!),
                wrapped.EncryptedElement));
        }

        return stale.Count > 0;
    }

    private bool IsOlder(XElement element) => element.Name == Wrapped
        && element.Attribute("decryptorType")?.Value.Contains(
            nameof(EncryptedXmlDecryptor), StringComparison.Ordinal) is true
        && !element.Descendants()
            .Any(part => part.Name.LocalName == "X509Certificate" && part.Value.Trim() == _current);
}
