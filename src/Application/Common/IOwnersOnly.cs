namespace CustomerTracking.Application.Common;

/// <summary>A request about all salons, or about who works for them: only owners may send it from the pages.</summary>
public interface IOwnersOnly;
