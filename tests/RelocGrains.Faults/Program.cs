using RelocGrains.Faults;
using RelocGrains.Faults.Planted;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is [PlantedServer.Word, var plant, .. var arguments]) return await PlantedServer.Run(plant, arguments);
if (FaultCommands.Are(args)) return await FaultCommands.Run(args);

// As xunit's own entry point does.
return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
