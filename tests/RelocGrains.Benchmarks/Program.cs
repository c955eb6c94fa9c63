using RelocGrains.Benchmarks;

return await BenchmarkCommands.Root().Parse(args).InvokeAsync();
