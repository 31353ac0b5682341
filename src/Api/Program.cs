using CustomerTracking.Api.Admin;
using CustomerTracking.Api.Channels;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Hosting;
using CustomerTracking.Api.OpenApi;
using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Application;
using CustomerTracking.Infrastructure;

return await StartUp.Run(args, Compose);

static WebApplication Compose(WebApplicationBuilder builder)
{
    builder.ConfigureServer();

    builder.Services.AddApplication(builder.Configuration["AutoMapper:LicenseKey"]);
    builder.Services.AddInfrastructure(builder.Configuration, builder.Environment.ContentRootPath);
    builder.Services.AddRequestLimits(builder.Configuration);
    builder.Services.AddServiceTokens();
    builder.Services.AddIdempotencyKeys();
    builder.Services.AddChannels();
    builder.Services.AddAdmin();
    builder.Services.AddDemoData();
    builder.Services.AddErrorAnswers();
    builder.Services.AddOpenApiPage();

    var app = builder.Build();
    app.UseHeadRequests();
    app.UseRequestLimits();
    app.UseErrorAnswers();
    app.UseOpenApiPage();
    app.UseAuthentication().UseAuthorization();

    app.MapChannels();
    app.MapRestApi();
    app.MapHealth();
    app.MapAdmin();

    return app;
}
