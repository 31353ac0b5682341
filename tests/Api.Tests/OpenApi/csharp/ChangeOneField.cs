// Compiled by a test together with the client that NSwag generates from the OpenAPI document; no part of the project.
using System;
using System.Net.Http;
using System.Threading.Tasks;
using TenantClient;

public static class ChangeOneField
{
    public static async Task Run(
        HttpClient http, Guid tenant, Guid client, Guid booking, Guid connection, Guid subscription)
    {
        var api = new Client(http) { BaseUrl = http.BaseAddress!.ToString() };

        await api.ChangeClientAsync(
            tenantId: tenant, id: client, if_Match: "*", body: new ChangeClientBody { FirstName = "Nora" });
        await api.ChangeBookingAsync(
            tenantId: tenant, id: booking, if_Match: "*", body: new ChangeBookingBody { StaffMember = "Conor" });
        await api.ChangeTenantAsync(
            tenantId: tenant, if_Match: "*", body: new ChangeTenantBody { Name = "Oak & Ivy" });
        await api.ChangeChannelConnectionAsync(
            tenantId: tenant, id: connection, if_Match: "*",
            body: new ChangeConnectionBody { Name = "Evening line" });
        await api.ChangeEventSubscriptionAsync(
            tenantId: tenant, id: subscription, if_Match: "*",
            body: new ChangeEventSubscriptionBody { Description = "The till" });
    }
}
