namespace CustomerTracking.Application.Common;

/// <summary>A request that changes nothing, so that whoever may only look may send it.</summary>
public interface IRead;
