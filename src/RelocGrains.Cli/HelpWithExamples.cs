using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace RelocGrains.Cli;

/// <summary>The usual help of a command, then its details, its examples and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is Verb verb)
        {
            if (verb.Details.Length > 0) output.WriteLine(verb.Details + "\n");
            output.WriteLine(Say("Exemples :", "Examples:"));
            foreach (var example in verb.Examples) output.WriteLine("  " + example);
            output.WriteLine();
        }
        output.WriteLine(ExitCode.Explained);
        return code;
    }

    /// <summary>The words that lead to a command, such as <c>reloc referral accept</c>.</summary>
    public static IEnumerable<string> PathOf(CommandResult result)
    {
        for (var words = new List<string>(); ; result = (CommandResult)result.Parent!)
        {
            words.Insert(0, result.Command.Name);
            if (result.Parent is not CommandResult) return words;
        }
    }
}
