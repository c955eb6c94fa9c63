using System.Text;

namespace RelocGrains.Cli.Output;

/// <summary>Takes the spaces off the ends of lines: tables fill their last column, and a pipe has no use for that.</summary>
internal sealed class TrimmedWriter(TextWriter inner) : TextWriter
{
    private int spaces;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            spaces++;
            return;
        }

        if (value is not ('\r' or '\n')) inner.Write(new string(' ', spaces));
        spaces = 0;
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
