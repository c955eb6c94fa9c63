using System.CommandLine;

namespace RelocGrains.Cli;

/// <summary>One thing that `reloc` does: its arguments, its examples, and what it does with them.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description, params string[] examples) : base(name, description)
    {
        Examples = examples;
        SetAction((arguments, ct) => Execution.Run(arguments, RunAsync, ct));
    }

    /// <summary>Whole command lines, shown by <c>--help</c>.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>What more <c>--help</c> says; empty for nothing.</summary>
    public virtual string Details => "";

    /// <summary>Does it, and answers with an <see cref="ExitCode"/>.</summary>
    protected abstract Task<int> RunAsync(Session session);

    protected T Add<T>(T option) where T : Option
    {
        Options.Add(option);
        return option;
    }

    /// <summary>Adds an option that must be given.</summary>
    protected T Need<T>(T option) where T : Option
    {
        option.Description += Say(" (obligatoire)", " (needed)");
        Validators.Add(result =>
        {
            if (result.GetResult(option) is null)
            {
                result.AddError(Say($"Option obligatoire manquante : {option.Name}.", $"Missing option: {option.Name} is needed."));
            }
        });
        return Add(option);
    }

    protected Argument<string> Take(Argument<string> argument)
    {
        Arguments.Add(argument);
        return argument;
    }
}
