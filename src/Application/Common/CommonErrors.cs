using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Common;

public static class CommonErrors
{
    public static readonly DomainError Stale = new(
        "version.stale",
        "Another request changed the record since it was read. Read it again and repeat the change.",
        ErrorKind.Stale);
}
