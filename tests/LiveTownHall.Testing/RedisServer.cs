using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace LiveTownHall.Testing;

/// <summary>A real redis-server of the test's own, on a free loopback port and in a folder of its own.</summary>
/// <remarks>Durable as we recommend it: <c>appendonly yes</c>, <c>appendfsync always</c>. Its files are not compressed, so that a test can look for bytes in them.
/// Can be killed and started again on the same port and folder.</remarks>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly string[] _settings;
    private Process? _process;

    private RedisServer(string[] settings) => _settings = settings;

    public int Port { get; } = FreePort.Next();

    /// <summary>Where it keeps its files.</summary>
    public string Folder => _folder.Path;

    /// <summary>What a client is configured with.</summary>
    public string Configuration => $"127.0.0.1:{Port}";

    /// <summary>Where <c>redis-server</c> is, or null where this machine has none.</summary>
    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "redis-server"))
        .FirstOrDefault(File.Exists);

    /// <summary>For <c>SkipUnless</c>-like conditions.</summary>
    public static bool IsInstalled => Executable is not null;

    public static async Task<RedisServer> StartAsync(params string[] settings)
    {
        var server = new RedisServer(settings);
        await server.StartAgainAsync().ConfigureAwait(false);
        return server;
    }

    /// <summary>Starts the server (again) and returns once it has loaded its data and answers.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(Executable ?? throw new InvalidOperationException("redis-server is not installed."))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder.Path, "--save", string.Empty,
            "--appendonly", "yes", "--appendfsync", "always", "--rdbcompression", "no", .. _settings,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await BoundedWait.UntilAsync("redis-server answers", AnswersAsync).ConfigureAwait(false);
    }

    /// <summary>kill -9: nothing is flushed, no client is told.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
        {
            return;
        }

        _process.Kill();
        await _process.WaitForExitAsync().Within().ConfigureAwait(false);
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGSTOP: it stands still with every connection open, as on a machine that swaps or a disk that hangs, until <see cref="GoOn"/>.</summary>
    public void StandStill() => _process!.StandStill();

    public void GoOn() => _process!.GoOn();

    public async ValueTask DisposeAsync()
    {
        await KillAsync().ConfigureAwait(false);
        _folder.Dispose();
    }

    /// <summary>One inline command on a connection of its own; the raw answer, as far as it comes in one piece.</summary>
    public async Task<string> CommandAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port).Within().ConfigureAwait(false);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n")).Within().ConfigureAwait(false);
        var answer = new byte[16_384];
        var read = await stream.ReadAsync(answer).Within().ConfigureAwait(false);
        return Encoding.ASCII.GetString(answer, 0, read);
    }

    private async ValueTask<bool> AnswersAsync()
    {
        if (_process is not { HasExited: false })
        {
            throw new InvalidOperationException("redis-server ended at its start.");
        }

        try
        {
            return (await CommandAsync("PING").ConfigureAwait(false)).StartsWith("+PONG", StringComparison.Ordinal);
        }
        catch (Exception notYet) when (notYet is SocketException or IOException)
        {
            return false;
        }
    }
}
