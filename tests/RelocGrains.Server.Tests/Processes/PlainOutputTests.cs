using System.Diagnostics;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>What `reloc` writes into pipes, in both languages: whole lines, nothing for terminals.</summary>
public sealed class PlainOutputTests(PlainOutputTests.Closed server) : IClassFixture<PlainOutputTests.Closed>
{
    private const string PseudoTerminal = "/usr/bin/script";

    // The same request id in both languages: the second run gets the answer of the first.
    private const string CreateOnce =
        "create --company Essai --siren 000000018 --size SMALL --department 69 --commune Lyon --source CLUB "
        + "--request-id 7f1c2d9e-3b4a-4c5d-8e6f-0a1b2c3d4e5f";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static TheoryData<string, string, string> Reads => new()
    {
        { "list --stage CLOSED", "1 dossier.", "1 case." },
        { "show CASE", "Historique", "History" },
        { "explain CASE", "Le dossier y est déjà", "The case is there already" },
        { "departments", "69 Rhône", "69 Rhône" },
        { "departments 69", "Dossiers par stade", "Cases by stage" },
        { "plan", "objectif : 30 000 emplois", "target: 30,000 jobs" },
        { "report --as-of 2023-12-31", "Plan de relocalisation au 31/12/2023", "Relocation plan as of 2023-12-31" },
        { "ledger --all", "Somme des mouvements affichés", "Sum of the movements shown" },
        { "verify --as controller", "Journal entier et inchangé", "The log is whole and unchanged" },
        { CreateOnce, "détecté (1/10) depuis le 23/11/2026", "detected (1/10) since 2026-11-23" },
        { "hold CASE --reason x", "STAGE_NOT_ALLOWED : impossible à ce stade", "STAGE_NOT_ALLOWED: not possible at this stage" },
        { "show AURA-2022-99999", "dossier introuvable", "case not found" },
        { "list --department 99", "department : doit être un département", "department: Must be a department" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_pipe_gets_letters_only_in_the_language_asked_for(string arguments, string french, string english)
    {
        var (inFrench, inEnglish) = (await Reloc(arguments, "fr"), await Reloc(arguments, "en"));

        Assert.DoesNotContain('\e', inFrench + inEnglish);
        Assert.Contains(french, Visible(inFrench), StringComparison.Ordinal);
        Assert.Contains(english, Visible(inEnglish), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_gets_colours_unless_nobody_wants_them()
    {
        Assert.SkipUnless(File.Exists(PseudoTerminal), "No script(1) of util-linux here to make a terminal with.");
        string[] show = ["-qec", $"{Binaries.Reloc} show {server.Reference}", "/dev/null"];

        Assert.Contains("\e[1m", await Output(PseudoTerminal, show, ("TERM", "xterm")), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', await Output(PseudoTerminal, show, ("TERM", "xterm"), ("NO_COLOR", "1")));
    }

    private Task<string> Reloc(string arguments, string language) => Output(
        Binaries.Reloc, arguments.Replace("CASE", server.Reference, StringComparison.Ordinal).Split(' '), ("RELOC_LANG", language));

    private async Task<string> Output(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["RELOC_SERVER"] = server.Address, ["SHELL"] = "/bin/sh" },
        };
        // What whoever runs the tests has set must not speak.
        foreach (var name in new[] { "NO_COLOR", "RELOC_AS", "RELOC_LANG" }) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return output + await errors;
    }

    // No-break spaces as spaces, so that the expected texts can be read.
    private static string Visible(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    /// <summary>A server with one case that went all the way.</summary>
    public sealed class Closed : IAsyncLifetime
    {
        private RunningServer? running;

        public string Address => running!.Address;

        public string Reference { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            running = await RunningServer.Start();
            var journey = new Journey(running.Channel.CreateCallInvoker());
            Reference = (await journey.TakeTo(Stage.Closed)).Name["projects/".Length..];
        }

        public ValueTask DisposeAsync() => running!.DisposeAsync();
    }
}
