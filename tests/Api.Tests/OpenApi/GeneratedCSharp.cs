using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace CustomerTracking.Api.Tests.OpenApi;

/// <summary>
/// A client that NSwag generates with its own defaults, compiled together with a program that uses it.
/// </summary>
internal static class GeneratedCSharp
{
    /// <param name="document">The OpenAPI document.</param>
    /// <param name="library">Which JSON library the client uses.</param>
    /// <param name="program">The program's file in the repository.</param>
    public static async Task<Assembly> Compile(string document, CSharpJsonLibrary library, string program)
    {
        var settings = new CSharpClientGeneratorSettings { ClassName = "Client" };
        settings.CSharpGeneratorSettings.Namespace = "TenantClient";
        settings.CSharpGeneratorSettings.JsonLibrary = library;
        var client = new CSharpClientGenerator(await OpenApiDocument.FromJsonAsync(document), settings).GenerateFile();
        var compilation = CSharpCompilation.Create(
            "TenantClient" + library,
            [
                CSharpSyntaxTree.ParseText(client),
                CSharpSyntaxTree.ParseText(await File.ReadAllTextAsync(Repository.File(program))),
            ],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        using var assembly = new MemoryStream();
        var errors = compilation.Emit(assembly).Diagnostics.Where(one => one.Severity is DiagnosticSeverity.Error);
        Assert.That(errors, Is.Empty);
        return Assembly.Load(assembly.ToArray());
    }

    // What this process runs on, with Newtonsoft.Json, which comes with the generator.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(Newtonsoft.Json.JsonConvert).Assembly.Location)
            .DistinctBy(Path.GetFileName).Select(path => MetadataReference.CreateFromFile(path));
}
