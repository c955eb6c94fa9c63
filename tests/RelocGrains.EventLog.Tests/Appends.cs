using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace RelocGrains.EventLog.Tests;

/// <summary>Appends as tests say them: only what matters to the test is named.</summary>
internal static class Appends
{
    public static readonly LocalDate Day = new(2026, 3, 2);

    public static Append To(string stream, long expected, params string[] bodies) => To(Guid.CreateVersion7(), stream, expected, bodies);

    public static Append To(Guid id, string stream, long expected, params string[] bodies) =>
        Of(id, Change(stream, expected, bodies));

    public static Append Of(params StreamAppend[] streams) => Of(Guid.CreateVersion7(), streams);

    public static Append Of(Guid id, params StreamAppend[] streams) =>
        new(new RequestKey("tester", id), Hash("asked"), "someone", Traceparent: null, [.. streams]);

    public static StreamAppend Change(string stream, long expected, params string[] bodies) =>
        new(stream, expected, [.. bodies.Select(body => new NewEvent("thing.happened.v1", Encoding.UTF8.GetBytes(body), Day))]);

    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    public static string Text(this StoredEvent stored) => Encoding.UTF8.GetString(stored.Body.Span);
}
