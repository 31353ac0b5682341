namespace CustomerTracking.Application.Common;

/// <summary>Hears of requests that get the answer of an earlier one.</summary>
internal interface IRepeatLog
{
    Task AnsweredAgain(CancellationToken ct);
}
