using CustomerTracking.Api.Admin;
using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Channels.N8n;
using CustomerTracking.Api.Channels.Retell;
using CustomerTracking.Api.Channels.Twilio;
using CustomerTracking.Api.Channels.WebChat;
using CustomerTracking.Api.Channels.WhatsApp;
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
    builder.Services.AddMessageProcessing();
    builder.Services.AddRetellChannel();
    builder.Services.AddWebChatChannel();
    builder.Services.AddWhatsappChannel();
    builder.Services.AddTwilioChannel();
    builder.Services.AddN8nChannel();
    builder.Services.AddAdmin();
    builder.Services.AddErrorAnswers();
    builder.Services.AddOpenApiPage();

    var app = builder.Build();
    app.UseHeadRequests();
    app.UseRequestLimits();
    app.UseErrorAnswers();
    app.UseOpenApiPage();
    app.UseAuthentication().UseAuthorization();

    app.UseCallEndedChannel();
    app.UseRetellChannel();
    app.UseWebChatChannel();
    app.UseWhatsappChannel();
    app.UseTwilioChannel();
    app.UseN8nChannel();

    app.MapRestApi();
    app.MapHealth();
    app.MapAdmin();

    return app;
}
