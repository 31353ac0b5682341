using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Secrets;

/// <summary>How this program's keys are protected, and a second look at them.</summary>
internal sealed class KeyRing(IOptions<KeyManagementOptions> options, KeyCertificates certificates)
{
    public static IDataProtectionBuilder AddTo(IServiceCollection services, KeyCertificates certificates)
    {
        var keys = services.AddDataProtection().SetApplicationName("CustomerTracking")
            .UnprotectKeysWithAnyCertificate([.. certificates.Previous]);
        if (certificates.Current is { } current) keys.ProtectKeysWithCertificate(current);
        return keys;
    }

    /// <summary>The keys as they are in the database now; the framework looks once a day.</summary>
    public IDataProtectionProvider ReadAnew()
    {
        var services = new ServiceCollection();
        AddTo(services, certificates);
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = options.Value.XmlRepository);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }
}
