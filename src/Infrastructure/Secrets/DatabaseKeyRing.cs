using System.Xml.Linq;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Secrets;

/// <summary>
/// Where Data Protection keeps its keys. The contract is synchronous; it is called once at start and once in 90 days.
/// </summary>
internal sealed class DatabaseKeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return [.. db.Set<StoredKey>().AsNoTracking().Select(key => key.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(Row(element, friendlyName));
        db.SaveChanges();
    }

    public static StoredKey Row(XElement element, string friendlyName) =>
        new() { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) };
}
