using System.Globalization;
using Google.Protobuf;
using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Server.Mapping;

namespace RelocGrains.Server.Reading;

/// <summary>What the requests of reads share: freshness and pages.</summary>
internal sealed class ReadFields(LocalDate today) : Fields(today)
{
    private const int UsualPage = 50;
    private const int LargestPage = 500;

    /// <summary>Begins to read a request.</summary>
    public static ReadFields Begin(IClock clock) => new(Paris.DayOf(clock.GetCurrentInstant()));

    /// <summary>How fresh the answer must be.</summary>
    public Freshness Freshness(V1.Consistency? consistency)
    {
        switch (consistency?.RequirementCase)
        {
            case V1.Consistency.RequirementOneofCase.MinRevision:
                var read = Tokens.TryReadRevision(consistency.MinRevision, out var position);
                Require(read, "consistency.min_revision", "a revision from an answer");
                return new Freshness(position, Strong: false);
            case V1.Consistency.RequirementOneofCase.Strong:
                Require(consistency.Strong, "consistency.strong", "true when set");
                return new Freshness(0, Strong: true);
            default:
                return Domain.Projects.Freshness.Any;
        }
    }

    /// <summary>How many items a page has: more than the largest is taken for the largest.</summary>
    public int PageSize(int size)
    {
        Require(size >= 0, "page_size", "0 or more");
        return size == 0 ? UsualPage : Math.Min(size, LargestPage);
    }

    /// <summary>The cursor of a page token, read by its own reader; null for the first page.</summary>
    /// <param name="filter">The request without page size, token and freshness: a token is good for the same filter only.</param>
    /// <param name="read">Null when the cursor is not one of this list.</param>
    public T? Cursor<T>(string token, IMessage filter, Func<string, T?> read) where T : struct
    {
        if (token.Length == 0) return null;
        var cursor = Tokens.TryReadPage(filter, token, out var text) ? read(text) : null;
        Require(cursor is not null, "page_token", "next_page_token of the page before, with the same other fields");
        return cursor;
    }

    /// <summary>A cursor that is a number.</summary>
    public static long? NumberCursor(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A cursor that is a code.</summary>
    public static T? CodeCursor<T>(string text) where T : struct, ICode<T> => T.TryParse(text, out var code) ? code : null;
}
