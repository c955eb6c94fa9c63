using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;
using RelocGrains.Cli;
using RelocGrains.Cli.Output;

Terminal.KeepQuiet();
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    var language = Language.Of(args, Environment.GetEnvironmentVariable(Language.Variable));
    Speech.InEnglish = language == Language.English;
    CultureInfo.CurrentUICulture = new CultureInfo(language);

    var arguments = Root.Command().Parse(args);
    if (arguments.Action is ParseErrorAction) return Root.WriteErrors(arguments);
    return await arguments.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (UsageException wrong)
{
    Failures.WriteUsage(new Screen(json: false), wrong.Message);
    return ExitCode.Usage;
}
catch (Exception bug) when (bug is not OutOfMemoryException)
{
    await Console.Error.WriteLineAsync($"{Say("Défaut de reloc", "A defect of reloc")}{Colon}{bug}");
    return ExitCode.Bug;
}
