using CustomerTracking.Domain.Clients;
using Microsoft.Extensions.Hosting;

namespace CustomerTracking.Infrastructure.PhoneNumbers;

/// <summary>
/// Loads the library's data beside the start's other work, so that the first booking does not wait for it.
/// </summary>
internal sealed class PhoneNumbersWarmUp(IPhoneNumbers phones) : BackgroundService
{
    private const string AnExample = "+353871234567";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => phones.Display(phones.Read(AnExample, "IE").Number!.E164), stoppingToken);
}
