using CustomerTracking.Application.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Secrets;

internal static class SecretsModule
{
    public static void AddSecrets(this IServiceCollection services, IConfiguration configuration)
    {
        var certificates = KeyCertificates.Load(configuration);
        KeyRing.AddTo(services, certificates).PersistKeysToDbContext<AppDb>();
        services.AddSingleton(certificates);
        services.AddSingleton<KeyRing>();
        services.AddSingleton<ISecrets, ProtectedSecrets>();
        services.AddSingleton<SecretSuspicion>();
        services.AddSingleton<SecretHealth>();
        services.AddHealthChecks().AddCheck<SecretHealth>("secrets");
    }
}
