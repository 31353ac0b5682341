using System.Reflection;
using Microsoft.Data.SqlClient;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>
/// What SqlClient throws. It lets nobody else make one, so it is made by its own hidden constructors.
/// </summary>
internal static class AnError
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static SqlException Create(int number, byte severity)
    {
        var error = Make(typeof(SqlError), number, severity);
        var errors = Make(typeof(SqlErrorCollection), number, severity);
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethods(Hidden).Where(method => method.Name == "CreateException")
            .First(method => method.GetParameters()[0].ParameterType == typeof(SqlErrorCollection));
        return (SqlException)create.Invoke(null, Values(create, number, severity, errors))!;
    }

    private static object Make(Type type, int number, byte severity)
    {
        var constructor = type.GetConstructors(Hidden).OrderBy(one => one.GetParameters().Length).First();
        return constructor.Invoke(Values(constructor, number, severity, null));
    }

    private static object?[] Values(MethodBase method, int number, byte severity, object? errors) =>
    [
        .. method.GetParameters().Select(parameter => parameter switch
        {
            { ParameterType: var type } when type == typeof(SqlErrorCollection) => errors,
            { Name: "infoNumber" } => number,
            { Name: "errorClass" } => severity,
            { ParameterType: var type } when type == typeof(string) => "",
            { ParameterType: var type } when type.IsValueType => Activator.CreateInstance(type),
            _ => null,
        }),
    ];
}
