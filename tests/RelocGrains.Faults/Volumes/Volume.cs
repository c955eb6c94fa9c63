using System.Runtime.InteropServices;
using System.Text;

namespace RelocGrains.Faults.Volumes;

/// <summary>A small ext4 file system in a file, whose power can be cut and which can be filled. Needs root and a loop device.</summary>
internal sealed class Volume : IAsyncDisposable
{
    // FS_IOC_GOINGDOWN with the flag that flushes neither data nor journal: what a power cut leaves.
    private const uint GoingDown = 0x8004587d;
    private const uint WithoutFlush = 2;

    private const long MostAtOnce = 1024 * 1024;

    // Children of a process that was killed close their files a moment later.
    private static readonly TimeSpan LastCloses = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly string home = Directory.CreateTempSubdirectory("relocgrains-volume-").FullName;
    private bool mounted;

    private Volume()
    {
    }

    /// <summary>Where it is mounted.</summary>
    public string Mount => Path.Combine(home, "mount");

    /// <summary>A folder on it for PostgreSQL.</summary>
    public string Database => Path.Combine(Mount, "postgres");

    /// <summary>A folder on it for a store.</summary>
    public string Data => Path.Combine(Mount, "data");

    private string Image => Path.Combine(home, "image");

    private string Ballast => Path.Combine(Mount, "ballast");

    /// <summary>Makes and mounts one, or skips the test where that cannot be done.</summary>
    public static async Task<Volume> Create(int mebibytes)
    {
        if (!Environment.IsPrivilegedProcess) Needs.PowerCuts("Only root can mount a file system and cut its power.");
        var volume = new Volume();
        try
        {
            Directory.CreateDirectory(volume.Mount);
            using (var image = File.Create(volume.Image)) image.SetLength(mebibytes * 1024L * 1024);
            await Tool.Run("mkfs.ext4", "-q", "-F", "-m", "0", volume.Image);
            await volume.PowerOn();

            // PostgreSQL does not run as root.
            await Tool.Run("chmod", "755", volume.home);
            Directory.CreateDirectory(volume.Database);
            return volume;
        }
        catch (ToolException e)
        {
            await volume.DisposeAsync();
            Needs.PowerCuts($"No file system in a loop device: {e.Message}");
            throw;
        }
    }

    /// <summary>Mounts it; the journal is replayed, as after a power cut.</summary>
    public async Task PowerOn()
    {
        await Tool.Run("mount", "-t", "ext4", "-o", "loop", Image, Mount);
        mounted = true;
    }

    /// <summary>From now on nothing reaches the disk: neither what is written from here, nor what was not flushed before.</summary>
    public void CutPower()
    {
        var folder = Open(Encoding.UTF8.GetBytes(Mount + '\0'), 0);
        var flag = WithoutFlush;
        var result = Ioctl(folder, GoingDown, ref flag);
        var error = Marshal.GetLastPInvokeErrorMessage();
        _ = Close(folder);
        if (result != 0) throw new ToolException($"The power of {Mount} could not be cut: {error}");
    }

    /// <summary>Unmounts it. Whoever had files open on it must have been killed.</summary>
    public async Task PowerOff()
    {
        for (var end = DateTime.UtcNow + LastCloses; mounted;)
        {
            try
            {
                await Tool.Run("umount", Mount);
                mounted = false;
            }
            catch (ToolException) when (DateTime.UtcNow < end)
            {
                await Task.Delay(Glance);
            }
        }
    }

    /// <summary>Takes all room but so much.</summary>
    public void Fill(long leaving)
    {
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var drive = new DriveInfo(Mount);
        try
        {
            for (var free = drive.AvailableFreeSpace; free > leaving; free = drive.AvailableFreeSpace)
                ballast.Write(new byte[Math.Min(free - leaving, MostAtOnce)]);
        }
        catch (IOException)
        {
            // Fuller than full: the file system keeps some room for itself.
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Ballast);

    /// <summary>However the test ended: the mount is let go of, and its loop device with it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (mounted) await Tool.Run("umount", "--lazy", Mount);
        Directory.Delete(home, recursive: true);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static extern int Ioctl(int file, nuint request, ref uint flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int file);
}
