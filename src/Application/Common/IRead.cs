namespace CustomerTracking.Application.Common;

/// <summary>A request that changes nothing, so that a viewer may send it.</summary>
public interface IRead;
