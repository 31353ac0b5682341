using CustomerTracking.Application.Common;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Application.Tenants;

namespace CustomerTracking.Api.Hosting;

/// <summary>Checks receipts that were given out.</summary>
internal static class ReceiptCommands
{
    private const string File = "file";

    public static Command Verify { get; } = new(
        "receipt verify", "checks whether the receipt of an erasure is as it was given out",
        [new(File, "the receipt, as it was downloaded")],
        async context =>
        {
            var path = context.Option(File)!;
            if (!System.IO.File.Exists(path)) throw new StartupException($"There is no file {path}.");

            var receipt = ErasureReceipt.Read(await System.IO.File.ReadAllTextAsync(path))
                ?? throw new StartupException($"{path} is no receipt of an erasure. Send the file as it was downloaded.");
            var tenants = await context.Send(new ListTenantProfiles());
            if (tenants.FirstOrDefault(tenant => tenant.Id.Value == receipt.TenantId) is { } tenant)
                context.Services.GetRequiredService<CurrentCaller>().Enter(tenant, "receipt verify");
            if (!await context.Send(new VerifyErasureReceipt(receipt))) throw new StartupException(
                "The receipt is not genuine: it was changed, or another installation gave it out.");

            await context.Output.WriteLineAsync(
                $"The receipt is genuine: {receipt.Salon} erased client {receipt.ClientId} on {receipt.ErasedAt:yyyy-MM-dd HH:mm} UTC.");
        });
}
