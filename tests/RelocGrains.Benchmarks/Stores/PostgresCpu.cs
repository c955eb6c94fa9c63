using System.Globalization;
using System.Text;
using Npgsql;

namespace RelocGrains.Benchmarks.Stores;

/// <summary>
/// CPU time of all processes of a PostgreSQL on this machine, in a container or not, as Linux counts it. Those that have ended are
/// counted with the first of them, their parent.
/// </summary>
internal sealed class PostgresCpu
{
    // Of the fields after the name, which may hold anything: 1 is the parent, 11 to 14 are user and system time, its own and that of ended children.
    private const int Parent = 1;
    private const int FirstTime = 11;
    private const int Times = 4;

    // Linux shows times to programs in hundredths of a second, whatever it counts in.
    private const double TicksPerSecond = 100;

    private readonly int first;

    private PostgresCpu(int first) => this.first = first;

    /// <summary>Finds the processes by the one that serves us: its title shows the database and the port we come from.</summary>
    public static async Task<PostgresCpu> Find(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var question = new NpgsqlCommand("SELECT format('%s %s %s(%s)', user, current_database(), host(inet_client_addr()), inet_client_port())", connection);
        var title = (string)(await question.ExecuteScalarAsync())!;
        var ours = Processes().FirstOrDefault(process => TitleOf(process).Contains(title, StringComparison.Ordinal));
        return new PostgresCpu(ours == 0 ? 0 : (int)Fields(ours)[Parent]);
    }

    /// <summary>CPU time so far; zero where the processes cannot be seen.</summary>
    public TimeSpan Total
    {
        get
        {
            if (first == 0) return TimeSpan.Zero;
            var ticks = Fields(first).Skip(FirstTime).Take(Times).Sum();
            foreach (var process in Children()) ticks += Fields(process).Skip(FirstTime).Take(Times / 2).Sum();
            return TimeSpan.FromSeconds(ticks / TicksPerSecond);
        }
    }

    private static IEnumerable<int> Processes() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0);

    private static string TitleOf(int process) => Read($"/proc/{process}/cmdline");

    private int[] Children() =>
        [.. Read($"/proc/{first}/task/{first}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    // Empty for a process that has just ended.
    private static long[] Fields(int process)
    {
        var text = Read($"/proc/{process}/stat");
        return [.. text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(
            field => long.TryParse(field, CultureInfo.InvariantCulture, out var value) ? value : 0)];
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file, Encoding.UTF8);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
