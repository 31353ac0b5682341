using System.Linq.Expressions;

namespace CustomerTracking.Application.Common;

/// <summary>
/// Pages by the last row's place instead of by counting: a page stays what it is however many rows arrive in front of
/// it, and the last page costs no more than the first.
/// </summary>
internal static class Keyset
{
    /// <param name="rows">Filtered, not sorted.</param>
    /// <param name="cursor">The last row of the page before; null begins at the newest.</param>
    /// <param name="at">What the list is sorted by, descending.</param>
    /// <param name="id">What parts equal instants.</param>
    /// <param name="toId">A cursor's id as the list's.</param>
    public static IQueryable<T> LatestFirst<T, TId>(
        this IQueryable<T> rows, Cursor? cursor, Expression<Func<T, DateTimeOffset>> at, Expression<Func<T, TId>> id,
        Func<Guid, TId> toId)
        where TId : struct, IComparable<TId>
    {
        if (cursor is { } last) rows = rows.Where(Behind(new Place<TId>(last.At, toId(last.Id)), at, id));

        return rows.OrderByDescending(at).ThenByDescending(id);
    }

    // row => row.At < place.At || (row.At == place.At && row.Id.CompareTo(place.Id) < 0)
    private static Expression<Func<T, bool>> Behind<T, TId>(
        Place<TId> place, Expression<Func<T, DateTimeOffset>> at, Expression<Func<T, TId>> id)
        where TId : struct, IComparable<TId>
    {
        var row = at.Parameters[0];
        var rowId = new Replaced(id.Parameters[0], row).Visit(id.Body);
        var here = Expression.Constant(place);   // read through a member, so that it becomes a parameter of the query
        var lastAt = Expression.Property(here, nameof(Place<TId>.At));
        var compared = Expression.Call(
            rowId, typeof(TId).GetMethod(nameof(IComparable<TId>.CompareTo), [typeof(TId)])!,
            Expression.Property(here, nameof(Place<TId>.Id)));

        return Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(
                Expression.LessThan(at.Body, lastAt),
                Expression.AndAlso(
                    Expression.Equal(at.Body, lastAt), Expression.LessThan(compared, Expression.Constant(0)))),
            row);
    }

    private sealed record Place<TId>(DateTimeOffset At, TId Id);

    private sealed class Replaced(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
