namespace RelocGrains.Server.Demo;
internal sealed class DemoStart : BackgroundService { protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask; }
