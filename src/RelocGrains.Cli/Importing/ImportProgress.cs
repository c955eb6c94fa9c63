using RelocGrains.Cli.Output;

namespace RelocGrains.Cli.Importing;

/// <summary>Shows how far an import is, to people at a terminal.</summary>
internal static class ImportProgress
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    public static Task Watch(Screen screen, ImportFile file, ImportTally tally, Task import) => screen.CanShowProgress
        ? screen.ShowProgress(async bar =>
        {
            while (await Task.WhenAny(import, Task.Delay(Beat)) != import) bar(file.Progress, Said(tally));
            bar(file.Progress, Said(tally));
            await import;
        })
        : import;

    private static string Said(ImportTally tally) => Say(
        $"{tally.Imported + tally.Valid} bonnes, {tally.Refused} refusées, {tally.Unchanged} inchangées",
        $"{tally.Imported + tally.Valid} good, {tally.Refused} refused, {tally.Unchanged} unchanged");
}
