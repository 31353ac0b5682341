namespace CustomerTracking.Domain.Common;

/// <summary>Who changes something, through which channel, and when.</summary>
public sealed record Editor(string Name, Channel Channel, DateTimeOffset Now);
