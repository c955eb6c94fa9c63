using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace RelocGrains.Cli.Facts;

/// <summary>
/// Reads a file of facts: the protobuf JSON of one request without what the command line gives. Names in camelCase or snake_case; a day
/// may be written <c>"2022-11-30"</c>, and an enum's value without its prefix.
/// </summary>
internal static class FactsFile
{
    // A request is a few kilobytes; gRPC takes four megabytes at most.
    private const int MaxLength = 4 * 1024 * 1024;

    /// <param name="path">The file; `-` for standard input.</param>
    /// <param name="request">The message that the file describes.</param>
    public static IMessage Read(string path, MessageDescriptor request)
    {
        var source = path == "-" ? Say("entrée standard", "standard input") : path;
        var facts = FactsShape.Fit(Parse(source, Text(path)), request, source);
        try
        {
            return JsonParser.Default.Parse(facts.ToJsonString(), request);
        }
        catch (Exception wrong) when (wrong is InvalidProtocolBufferException or FormatException or OverflowException)
        {
            throw new UsageException(source + Colon + wrong.Message);
        }
    }

    private static string Text(string path)
    {
        try
        {
            var text = path == "-" ? Console.In.ReadToEnd() : File.ReadAllText(path);
            return text.Length <= MaxLength ? text : throw new UsageException(path + Colon + Say($"plus de {MaxLength} caractères.", $"more than {MaxLength} characters."));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException(path + Colon + Say("fichier introuvable.", "file not found."));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(path + Colon + Say("fichier illisible", "file cannot be read") + $" ({wrong.Message})");
        }
    }

    private static JsonObject Parse(string source, string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new UsageException(source + Colon + Say("un objet JSON est attendu.", "a JSON object is expected."));
        }
        catch (JsonException wrong)
        {
            var place = wrong.LineNumber is { } line
                ? Say($"ligne {line + 1}, caractère {wrong.BytePositionInLine + 1}", $"line {line + 1}, character {wrong.BytePositionInLine + 1}")
                : wrong.Message.TrimEnd('.');
            throw new UsageException(source + Colon + Say("JSON incorrect", "wrong JSON") + $", {place}.");
        }
    }
}
