using Xunit.Sdk;
using Xunit.v3;

// One run of `reloc` speaks one language, so what says it is one for the process; tests that change it take turns.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace RelocGrains.Cli.Tests;

/// <summary>Has things said in one of the two languages.</summary>
internal static class Spoken
{
    public static T InFrench<T>(Func<T> said) => In(english: false, said);

    public static T InEnglish<T>(Func<T> said) => In(english: true, said);

    private static T In<T>(bool english, Func<T> said)
    {
        Speech.InEnglish = english;
        try
        {
            return said();
        }
        finally
        {
            Speech.InEnglish = false;
        }
    }
}
