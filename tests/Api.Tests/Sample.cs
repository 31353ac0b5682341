using System.Text;

namespace CustomerTracking.Api.Tests;

/// <summary>Recorded payloads, byte for byte.</summary>
internal static class Sample
{
    public static byte[] Bytes(string name) =>
        File.ReadAllBytes(Path.Combine(TestContext.CurrentContext.TestDirectory, "Samples", name));

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}
