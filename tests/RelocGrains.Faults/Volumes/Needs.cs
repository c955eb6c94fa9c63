using RelocGrains.Databases;
using Xunit;

namespace RelocGrains.Faults.Volumes;

/// <summary>
/// What a machine may lack. The test is skipped then and says why; where a variable says that it must be there, it fails instead.
/// </summary>
internal static class Needs
{
    /// <summary>Root and loop devices: required by <c>RELOCGRAINS_REQUIRE_POWERCUT=1</c>.</summary>
    public static void PowerCuts(string why) => SkipUnlessRequired("RELOCGRAINS_REQUIRE_POWERCUT", why);

    /// <summary>strace: required by <c>RELOCGRAINS_REQUIRE_STRACE=1</c>.</summary>
    public static async Task Strace()
    {
        try
        {
            await Tool.Run("strace", "-f", "--seccomp-bpf", "-e", "trace=fsync", "-o", "/dev/null", "true");
        }
        catch (ToolException e)
        {
            SkipUnlessRequired("RELOCGRAINS_REQUIRE_STRACE", e.Message);
        }
    }

    /// <summary>The files of PostgreSQL, for a server that may be killed: required by <c>RELOCGRAINS_REQUIRE_POSTGRES=1</c>.</summary>
    public static async Task<T> Postgres<T>(Func<Task<T>> start)
    {
        try
        {
            return await start();
        }
        catch (PostgresUnavailableException e)
        {
            SkipUnlessRequired("RELOCGRAINS_REQUIRE_POSTGRES", e.Message);
            throw;
        }
    }

    private static void SkipUnlessRequired(string variable, string why)
    {
        if (Environment.GetEnvironmentVariable(variable) == "1") Assert.Fail($"{why} ({variable}=1)");
        Assert.Skip(why);
    }
}
