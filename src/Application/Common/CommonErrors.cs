using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Common;

public static class CommonErrors
{
    public static readonly DomainError Stale = new(
        "version.stale",
        "The record was changed by somebody else since it was read: read it again and repeat the change.",
        ErrorKind.Stale);
}
