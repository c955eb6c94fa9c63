using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;
using RelocGrains.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
CultureInfo.CurrentUICulture = new CultureInfo("fr");

var arguments = Root.Command().Parse(args);
if (arguments.Action is ParseErrorAction) return Root.WriteErrors(arguments);
try
{
    return await arguments.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception bug) when (bug is not OutOfMemoryException)
{
    await Console.Error.WriteLineAsync($"Défaut de reloc : {bug}");
    return ExitCode.Bug;
}
