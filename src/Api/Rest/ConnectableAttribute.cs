namespace CustomerTracking.Api.Rest;

/// <summary>A channel that has connections, for the API description: those that come with a token have none.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConnectableAttribute : Attribute;
