using CustomerTracking.Application.Common;

namespace CustomerTracking.Application.PersonalData;

/// <summary>Announces an erasure to the service that does it.</summary>
public sealed class ErasureWork : JobSignal;
