using Grpc.Core;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Load;

/// <summary>Opens cases as a file would: all lines in one stream.</summary>
internal static class ImportLoad
{
    private static readonly Metadata Agency = CaseLife.Caller("p-002", "agence", "operator");

    /// <summary>Imports so many lines; all of them must be taken. Answers the cases that they opened.</summary>
    public static async Task<IReadOnlyList<string>> Run(CallInvoker server, int lines, Companies companies)
    {
        using var call = new ImportService.ImportServiceClient(server).ImportProjects(Agency);
        var sending = Task.Run(async () =>
        {
            for (var line = 1; line <= lines; line++)
            {
                await call.RequestStream.WriteAsync(new ImportProjectsRequest { Line = line, Project = CaseLife.Detection(companies.Next()) });
            }
            await call.RequestStream.CompleteAsync();
        });
        var imported = new List<string>(lines);
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            if (answer.ResultCase is not ImportProjectsResponse.ResultOneofCase.Imported) throw new InvalidOperationException($"line {answer.Line}: {answer}");
            imported.Add(answer.Imported);
        }
        await sending;
        if (imported.Count != lines) throw new InvalidOperationException($"{imported.Count} of {lines} lines were answered.");
        return imported;
    }
}
