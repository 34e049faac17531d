using System.Diagnostics;
using System.Globalization;
using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>From starting the published build until it answers.</summary>
internal static class FirstAnswerRows
{
    public static async Task<IReadOnlyList<Measured>> RunAsync(Scale scale, Action<string> say, CancellationToken cancellation)
    {
        var row = new Measured("first answer after the start of the published build, s", "", "under 1 s", r => r < 1);
        using var folder = new ScratchFolder();
        await PublishAsync(folder.Path, cancellation);
        for (var round = -1; round < scale.Rounds; round++)
        {
            using var data = new ScratchFolder();
            var seconds = await TimeAsync(Path.Combine(folder.Path, "LiveTownHall.Server.dll"), data.Path, cancellation);
            say(string.Create(CultureInfo.InvariantCulture, $"first answer {round}: {seconds:0.00} s"));
            if (round >= 0)
                row.Ratio(seconds);
        }

        return [row];
    }

    private static async Task PublishAsync(string folder, CancellationToken cancellation)
    {
        var assembly = ServerProcess.Assembly ?? throw new InvalidOperationException("The server is not built in this configuration.");
        var project = assembly[..assembly.LastIndexOf($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)];
        var configuration = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(assembly)))!;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "publish", project, "-c", configuration, "--no-build", "-o", folder, "-p:SkipWebClient=true" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The server could not be published: {said}");
    }

    private static async Task<double> TimeAsync(string assembly, string data, CancellationToken cancellation)
    {
        var port = FreePort.Next();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { assembly, "--urls", $"http://127.0.0.1:{port}", "--data", data })
            start.ArgumentList.Add(argument);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        using var http = new HttpClient();
        try
        {
            while (clock.Elapsed < TimeSpan.FromSeconds(30))
            {
                try
                {
                    using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"), cancellation);
                    if (answer.IsSuccessStatusCode)
                        return clock.Elapsed.TotalSeconds;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(5, cancellation);
                }
            }

            throw new TimeoutException("The published build did not answer.");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
