using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace CustomerTracking.Bench;

/// <summary>
/// What a server had spent when it was asked, or for each request of a round. Unlike times, these are nearly the same
/// on a busy machine.
/// </summary>
/// <param name="Written">Bytes that were sent to the disk. Null where the system does not count them.</param>
/// <param name="Cpu">Microseconds of all cores.</param>
/// <param name="Allocated">Bytes of managed memory. Null for a program that is not .NET.</param>
internal sealed record Spent(double? Written, double Cpu, double? Allocated)
{
    public static async Task<Spent> By(Process process, string? allocations)
    {
        process.Refresh();
        return new(Writes(process), process.TotalProcessorTime.TotalMicroseconds, await Asked(allocations));
    }

    public Spent Since(Spent before, double requests) => new(
        (Written - before.Written) / requests, (Cpu - before.Cpu) / requests,
        (Allocated - before.Allocated) / requests);

    // https://docs.kernel.org/filesystems/proc.html, write_bytes: counted when a page of the file becomes dirty.
    private static double? Writes(Process process)
    {
        var counts = string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/io");
        if (!File.Exists(counts)) return null;

        var line = File.ReadLines(counts).First(line => line.StartsWith("write_bytes", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static async Task<double?> Asked(string? allocations)
    {
        if (allocations is null) return null;

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(allocations));
        var answer = new byte[sizeof(long)];
        await new NetworkStream(socket).ReadExactlyAsync(answer);
        return BitConverter.ToInt64(answer);
    }
}
