using System.Net.Sockets;

#pragma warning disable CA1050, RCS1110 // .NET looks for the type of this name outside of any namespace.

/// <summary>
/// Runs in the measured server before the server itself, and tells who connects how much it has allocated:
/// https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md
/// </summary>
internal static class StartupHook
{
    /// <summary>Environment variable: path of the socket.</summary>
    public const string Socket = "CUSTOMERTRACKING_BENCH_ALLOCATIONS";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Socket) is not { } path) return;

        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        new Thread(() => Answer(listener)) { IsBackground = true }.Start();
    }

    private static void Answer(Socket listener)
    {
        while (true)
        {
            using var asking = listener.Accept();
            asking.Send(BitConverter.GetBytes(GC.GetTotalAllocatedBytes()));
        }
    }
}
