using Google.Rpc;
using RelocGrains.V1;

namespace RelocGrains.Client;

/// <summary>Reads unmet guards from the violations of a refusal; their form stands at GUARDS_NOT_MET in <c>error_reason.proto</c>.</summary>
internal static class UnmetGuards
{
    public static UnmetGuard Read(PreconditionFailure.Types.Violation violation)
    {
        var (kind, missing) = Split(violation.Subject, ':');
        var guard = new UnmetGuard { Guard = Words.Guard(violation.Type), Kind = Words.MissingKind(kind), Missing = missing };
        foreach (var part in violation.Description.Split(';')) Fill(guard, part);
        return guard;
    }

    private static void Fill(UnmetGuard guard, string part)
    {
        var (name, value) = Split(part, '=');
        switch (name)
        {
            case "stage": guard.Stage = Words.Stage(value); break;
            case "role": guard.Role = Words.Role(value); break;
            case "partner": guard.Partner = value; break;
            default: break;    // Newer than this client.
        }
    }

    private static (string Before, string After) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
