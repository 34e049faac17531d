using System.Collections.Concurrent;
using System.Diagnostics;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>The built server in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "LiveTownHall.Server.dll");

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Uri url, string[] arguments)
    {
        Url = url;
        _process = Process.Start(Start(["--urls", url.ToString(), .. arguments]))!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ = _process.WaitForExitAsync().ContinueWith(_ => _running.TrySetException(new InvalidOperationException(Output)), TaskScheduler.Default);
    }

    public Uri Url { get; }

    public string Output => string.Join('\n', _output);

    public bool HasExited => _process.HasExited;

    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        var server = new ServerProcess(new Uri($"http://127.0.0.1:{FreePort.Next()}"), arguments);
        await server._running.Task.Within();
        return server;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(Start(arguments))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().Within();
        return (process.ExitCode, await output.Within(), await errors.Within());
    }

    /// <summary>kill -9: nothing is flushed, no client is told.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().Within();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Dll);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (line.Contains("is running", StringComparison.Ordinal)) _running.TrySetResult();
    }
}
