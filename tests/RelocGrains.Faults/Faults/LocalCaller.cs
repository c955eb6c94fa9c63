using System.Globalization;
using System.Net;

namespace RelocGrains.Faults.Faults;

/// <summary>Which process of this machine a connection comes from, as Linux knows it.</summary>
internal static class LocalCaller
{
    private const int LocalAddressField = 1;
    private const int InodeField = 9;

    /// <summary>The command line of the process; empty when there is none any more.</summary>
    /// <param name="end">Its end of the connection.</param>
    public static string[] CommandOf(IPEndPoint end)
    {
        if (InodeOf(end) is not { } inode) return [];
        var process = Directory.EnumerateDirectories("/proc").FirstOrDefault(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _) && Has(folder, $"socket:[{inode}]"));
        return process is null ? [] : Command(process);
    }

    private static string? InodeOf(IPEndPoint end)
    {
        // The address as one number in the machine's own order of bytes.
        var sought = string.Create(CultureInfo.InvariantCulture, $"{BitConverter.ToUInt32(end.Address.MapToIPv4().GetAddressBytes()):X8}:{end.Port:X4}");
        return File.ReadLines("/proc/net/tcp")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(fields => fields[LocalAddressField] == sought)?[InodeField];
    }

    private static bool Has(string process, string socket)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.Name == socket);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or it is none of ours.
            return false;
        }
    }

    private static string[] Command(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
