using System.Diagnostics;
using System.Globalization;
using LiveTownHall.LoadTests.Measuring;
using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Baselines;

/// <summary>A program that the harness starts beside the server under test, measures, and ends.</summary>
internal sealed class Helper : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new();

    private Helper(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public HttpClient Http => _http;

    /// <summary>The program and its children: nginx works in those.</summary>
    private IEnumerable<int> Ids => [_process.Id, .. ChildrenOf(_process.Id)];

    /// <param name="ready">Answers 2xx once the program can be used.</param>
    public static async Task<Helper> StartAsync(string program, IEnumerable<string> arguments, int port, string ready)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var helper = new Helper(process, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await BoundedWait.UntilAsync($"{program} answers", () => helper.IsReadyAsync(ready));
            return helper;
        }
        catch
        {
            await helper.DisposeAsync();
            throw;
        }
    }

    public ProcessGauge Gauge() => ProcessGauge.Read(Ids);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().Within();
        _process.Dispose();
        _http.Dispose();
    }

    private async ValueTask<bool> IsReadyAsync(string ready)
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"It ended at its start with code {_process.ExitCode}.");
        try
        {
            using var answer = await _http.GetAsync(new Uri(Address, ready));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static IEnumerable<int> ChildrenOf(int process)
    {
        var path = $"/proc/{process}/task/{process}/children";
        return File.Exists(path)
            ? File.ReadAllText(path).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => int.Parse(c, CultureInfo.InvariantCulture))
            : [];
    }
}
