using System.Text;
using Xunit;

namespace RelocGrains.Server.Tests.Exporting;

/// <summary>Reads RFC 4180 and nothing else: a reader of its own, so that what is written is not judged by its writer.</summary>
public static class Csv
{
    /// <summary>The rows, by the names of the first line.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string text)
    {
        var records = Records(text).ToList();
        Assert.All(records, record => Assert.Equal(records[0].Count, record.Count));
        return [.. records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    private static IEnumerable<IReadOnlyList<string>> Records(string text)
    {
        var (at, record) = (0, new List<string>());
        while (at < text.Length)
        {
            record.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (text[at] == ',')
            {
                at++;
                continue;
            }
            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            yield return record;
            record = [];
        }
    }

    private static string Plain(string text, ref int at)
    {
        var end = text.IndexOfAny([',', '\r'], at);
        var cell = text[at..end];
        Assert.DoesNotContain('"', cell);
        at = end;
        return cell;
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; text[at] != '"' || text[at + 1] == '"'; at++)
        {
            cell.Append(text[at]);
            if (text[at] == '"') at++;
        }
        at++;
        return cell.ToString();
    }
}
