using CustomerTracking.Api.Errors;
using CustomerTracking.Api.OpenApi;
using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Running;
using CustomerTracking.Api.Security;
using CustomerTracking.Application;
using CustomerTracking.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.ConfigureServer();

builder.Services.AddApplication(builder.Configuration["AutoMapper:LicenseKey"]);
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddServiceTokens();
builder.Services.AddErrorAnswers();
builder.Services.AddOpenApiPage();

var app = builder.Build();
app.UseErrorAnswers();
app.UseOpenApiPage();
app.UseAuthentication();
app.UseAuthorization();


app.MapClientsApi();
app.MapBookingsApi();
app.MapServiceMappingsApi();
app.MapTenantsApi();
app.MapServiceAccountsApi();
app.MapChannelConnectionsApi();
app.MapHealth();

await app.RunPrepared(args);
