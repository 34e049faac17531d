using System.Collections.Concurrent;
using System.Diagnostics;

namespace LiveTownHall.Testing;

/// <summary>The built server as a process of its own on a free loopback port; can be killed and started again.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _output = new();
    private readonly string[] _arguments;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly HttpClient _http = new();
    private Process? _process;

    private ServerProcess(IReadOnlyDictionary<string, string> settings, string[] arguments) => (_settings, _arguments) = (settings, arguments);

    /// <summary>The server's assembly in the configuration that this one was built in; null where it is not built.</summary>
    public static string? Assembly { get; } = FindAssembly();

    /// <summary>What a server of a test is given as creator key, unless the test says otherwise.</summary>
    public const string CreatorKey = "creator key of the tests";

    public int Port { get; } = FreePort.Next();

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Process id of the present run.</summary>
    public int Id => (_process ?? throw new InvalidOperationException("The server is not running.")).Id;

    /// <summary>What it wrote to the console, for messages of failed tests.</summary>
    public string Output => string.Join('\n', _output);

    /// <param name="settings">Environment variables such as <c>TOWNHALL__LIMITS__BALLOTSPERSECOND</c>.</param>
    /// <param name="arguments">Such as <c>--data DIR</c> or <c>--redis CONFIG</c>.</param>
    public static async Task<ServerProcess> StartAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var server = new ServerProcess(settings, arguments);
        try
        {
            await server.StartAgainAsync().ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts it without waiting for anything: it may wait for its store itself, or refuse to start.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public static ServerProcess Launch(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var server = new ServerProcess(settings, arguments);
        server.Launch("--urls", server.Address.ToString());
        return server;
    }

    /// <summary>Runs a command such as <c>replay</c> to its end.</summary>
    /// <returns>Its exit code and what it wrote.</returns>
    public static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var command = new ServerProcess(new Dictionary<string, string>(), arguments);
        command.Launch();
        return (await command.ExitAsync().ConfigureAwait(false), command.Output);
    }

    /// <summary>Has it stand still, its connections open, until <see cref="GoOn"/>.</summary>
    public void StandStill() => _process!.StandStill();

    public void GoOn() => _process!.GoOn();

    /// <summary>Starts the server (again) on the same port and returns once it is ready.</summary>
    public async Task StartAgainAsync()
    {
        Launch("--urls", Address.ToString());
        await UntilReadyAsync().ConfigureAwait(false);
    }

    public Task UntilReadyAsync() => BoundedWait.UntilAsync("the server is ready", IsReadyAsync);

    /// <summary>Waits until it has ended by itself; its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        await _process!.WaitForExitAsync().Within().ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>kill -9: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        _process?.Kill();
        await ForgetAsync().ConfigureAwait(false);
    }

    /// <summary>Asks it to end, as an operator or an orchestrator does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        _process?.AskToEnd();
        await ForgetAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync().ConfigureAwait(false);
        _http.Dispose();
    }

    private void Launch(params string[] first)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all = [Assembly ?? throw new InvalidOperationException("The server is not built."), .. _arguments, .. first];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TOWNHALL__CREATORKEY"] = CreatorKey;
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private static string? FindAssembly()
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "LiveTownHall.sln")))
            {
                continue;
            }

            var path = Path.Combine(folder.FullName, "src", "LiveTownHall.Server", "bin", configuration, "net10.0", "LiveTownHall.Server.dll");
            return File.Exists(path) ? path : null;
        }

        return null;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            _output.Enqueue(text);
        }
    }

    private async Task ForgetAsync()
    {
        if (_process is null)
        {
            return;
        }

        await _process.WaitForExitAsync().Within().ConfigureAwait(false);
        _process.Dispose();
        _process = null;
    }

    private async ValueTask<bool> IsReadyAsync()
    {
        if (_process is not { HasExited: false })
        {
            throw new InvalidOperationException($"The server ended at its start:\n{Output}");
        }

        try
        {
            using var answer = await _http.GetAsync(new Uri(Address, "/health/ready")).ConfigureAwait(false);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
