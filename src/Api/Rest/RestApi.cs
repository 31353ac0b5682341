namespace CustomerTracking.Api.Rest;

/// <summary>Every resource that programs read and write.</summary>
internal static class RestApi
{
    public static void MapRestApi(this WebApplication app)
    {
        app.MapClientsApi();
        app.MapMergesApi();
        app.MapDuplicatesApi();
        app.MapPersonalDataApi();
        app.MapImportsApi();
        app.MapBookingsApi();
        app.MapServiceMappingsApi();
        app.MapTenantsApi();
        app.MapServiceAccountsApi();
        app.MapPlatformAccountsApi();
        app.MapChannelConnectionsApi();
        app.MapInboundMessagesApi();
        app.MapEventSubscriptionsApi();
    }
}
