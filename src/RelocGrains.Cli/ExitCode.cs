using Grpc.Core;
using RelocGrains.Client;

namespace RelocGrains.Cli;

/// <summary>What `reloc` says to the shell. Part of the contract with scripts: add, never change.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int NotFound = 3;

    /// <summary>Some lines of an import were refused; the others are written.</summary>
    public const int LinesRefused = 3;
    public const int Conflict = 4;
    public const int Unavailable = 5;

    /// <summary>A bug of our own: EX_SOFTWARE of sysexits.</summary>
    public const int Bug = 70;

    /// <summary>Ctrl-C: 128 and the number of SIGINT, as shells count.</summary>
    public const int Interrupted = 130;

    /// <summary>The code that goes with a refusal.</summary>
    public static int Of(RelocGrainsError error) => error.Code switch
    {
        StatusCode.NotFound => NotFound,
        StatusCode.Aborted or StatusCode.AlreadyExists => Conflict,
        StatusCode.ResourceExhausted => Unavailable,
        var code when IsUnavailable(code) => Unavailable,
        _ => Refused,
    };

    /// <summary>True when nobody answered, or the answer is not one of the contract's.</summary>
    public static bool IsUnavailable(StatusCode code) =>
        code is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Unknown or StatusCode.Cancelled;

    /// <summary>All of them, for <c>--help</c>.</summary>
    public static string Explained => Say(
        """
        Codes de sortie :
          0    fait
          1    refusé par le serveur (condition non remplie, droit manquant, champ faux), ou journal défectueux (verify)
          2    ligne de commande ou fichier de faits incorrect ; rien n'a été envoyé
          3    dossier ou pièce introuvable
          4    conflit : quelqu'un a écrit depuis la lecture (--etag), ou identifiant de demande déjà utilisé
          5    serveur injoignable ou saturé, ou issue inconnue : répéter avec le même --request-id
          70   défaut de reloc
          130  interrompu (Ctrl-C)
        """,
        """
        Exit codes:
          0    done
          1    refused by the server (a condition is not met, a right is missing, a field is wrong), or the log is damaged (verify)
          2    the command line or the file of facts is wrong; nothing was sent
          3    the case, or an item of it, is not found
          4    conflict: somebody wrote since it was read (--etag), or the request id was used before
          5    the server cannot be reached or is overloaded, or the outcome is unknown: repeat with the same --request-id
          70   a defect of reloc
          130  interrupted (Ctrl-C)
        """);
}
