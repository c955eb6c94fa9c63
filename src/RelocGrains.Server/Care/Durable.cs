using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace RelocGrains.Server.Care;

/// <summary>Gives finished files their names in a way that a power cut cannot undo.</summary>
internal static class Durable
{
    /// <summary>Moves every file of one folder into another of the same file system, <paramref name="last"/> after all others.</summary>
    public static void MoveAll(string from, string to, string last)
    {
        foreach (var file in Directory.GetFiles(from).OrderBy(file => Path.GetFileName(file) == last))
        {
            // Contacts are in it: nobody else on the machine reads them.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            using (var bytes = new FileStream(file, FileMode.Open, FileAccess.ReadWrite)) bytes.Flush(flushToDisk: true);
            File.Move(file, Path.Combine(to, Path.GetFileName(file)));
            FlushFolder(to);
        }

        if (Path.GetDirectoryName(Path.GetFullPath(to)) is { } parent) FlushFolder(parent);
    }

    // .NET opens no folders, and the name of a file is durable only when its folder is. Windows keeps names by itself.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var opened = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (opened < 0) throw new IOException($"'{folder}' cannot be opened: {new Win32Exception().Message}");
        var flushed = Fsync(opened);
        var why = new Win32Exception().Message;
        _ = Close(opened);
        if (flushed != 0) throw new IOException($"'{folder}' cannot be flushed: {why}");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int file);
}
