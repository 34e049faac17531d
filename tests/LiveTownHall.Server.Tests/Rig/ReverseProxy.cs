using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>A real nginx, HAProxy or Caddy with the configuration of <c>src/deploy</c>, where only ports, certificates and the names of the servers are this machine's.</summary>
internal sealed class ReverseProxy : IAsyncDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly Process _process;

    private ReverseProxy(ProcessStartInfo start, ScratchFolder folder, int port)
    {
        (_folder, Port) = (folder, port);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether this machine's loopback has an IPv6 address; sockets for it can be made also where it has not.</summary>
    public static bool HasIPv6 { get; } = CanListen(IPAddress.IPv6Loopback);

    public int Port { get; }

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <param name="kind">nginx, haproxy or caddy.</param>
    /// <param name="servers">Where it may send people.</param>
    /// <param name="passesWebSockets">False for one that was set up without them, as many are.</param>
    public static async Task<ReverseProxy> StartAsync(string kind, IReadOnlyList<Uri> servers, bool passesWebSockets = true)
    {
        Assert.SkipUnless(Find(kind) is not null, $"{kind} is not installed");
        var folder = new ScratchFolder();
        var port = FreePort.Next();
        var proxy = new ReverseProxy(kind switch
        {
            "nginx" => Nginx(folder.Path, port, servers, passesWebSockets),
            "haproxy" => HaProxy(folder.Path, port, servers),
            _ => Caddy(folder.Path, port, servers),
        }, folder, port);
        try
        {
            await proxy.UntilItAnswersAsync();
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().Within();
        _process.Dispose();
        _folder.Dispose();
    }

    private static bool CanListen(IPAddress address)
    {
        try
        {
            using var listener = new TcpListener(address, 0);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static ProcessStartInfo Nginx(string folder, int port, IReadOnlyList<Uri> servers, bool passesWebSockets)
    {
        var temporary = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(what => $"{what}_temp_path {folder}/{what}; "));
        var kept = Deployed("compose", "nginx.conf").Where(line => !Has(line, "ssl_") && !Has(line, "server townhall-3") && (passesWebSockets || !Has(line, "Upgrade")));
        var lines = kept.Select(line => At(line, servers)).SelectMany(line => line.Trim() switch
        {
            "http {" => [line, $"access_log off; {temporary}"],
            "listen 80;" or "listen [::]:80;" => Array.Empty<string>(),
            "return 301 https://$host$request_uri;" => [$"listen unix:{folder}/unused;"],
            "listen 443 ssl;" => [$"listen 127.0.0.1:{port};"],
            "listen [::]:443 ssl;" => HasIPv6 ? [$"listen [::1]:{port};"] : Array.Empty<string>(),
            "worker_processes auto;" => ["worker_processes 1;"],
            _ => [line],
        });
        return Start("nginx", "-p", folder, "-c", Write(folder, "nginx.conf", lines), "-g", $"daemon off; master_process on; pid {folder}/pid; error_log stderr;");
    }

    private static ProcessStartInfo HaProxy(string folder, int port, IReadOnlyList<Uri> servers)
    {
        var lines = Deployed("haproxy", "haproxy.cfg").Select(line => At(line, servers).Replace("maxconn 60000", "maxconn 1000", StringComparison.Ordinal))
            .Select(line => Has(line, "bind ") ? $"    bind :::{port} v4v6" : line);
        return Start("haproxy", "-db", "-f", Write(folder, "haproxy.cfg", lines));
    }

    private static ProcessStartInfo Caddy(string folder, int port, IReadOnlyList<Uri> servers)
    {
        // Debian's is from before stream_close_delay.
        var lines = Deployed("compose", "Caddyfile").Where(line => !Has(line, "stream_close_delay")).SelectMany(line => Has(line, "townhall:5080")
            ? [line.Replace("townhall:5080", string.Join(' ', servers.Select(server => server.Authority)), StringComparison.Ordinal), "lb_policy round_robin"]
            : new[] { line });
        var start = Start("caddy", "run", "--adapter", "caddyfile", "--config", Write(folder, "Caddyfile", lines.Prepend("{\n\tadmin off\n}")));
        start.Environment["TOWNHALL_HOST"] = string.Create(CultureInfo.InvariantCulture, $"http://:{port}");
        foreach (var home in new[] { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME" })
            start.Environment[home] = folder;
        return start;
    }

    private static string[] Deployed(params string[] path) => File.ReadAllLines(Path.Combine([Hosting.SettingsTableTests.Root(), "src", "deploy", .. path]));

    private static string At(string line, IReadOnlyList<Uri> servers)
        => line.Replace("townhall-1:5080", servers[0].Authority, StringComparison.Ordinal).Replace("townhall-2:5080", servers[1].Authority, StringComparison.Ordinal);

    private static bool Has(string line, string text) => line.Contains(text, StringComparison.Ordinal);

    private static string Write(string folder, string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    private static ProcessStartInfo Start(string kind, params string[] arguments) => new(Find(kind)!, arguments);

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/sbin").Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private async Task UntilItAnswersAsync()
    {
        using var http = new HttpClient { BaseAddress = Url };
        await BoundedWait.UntilAsync("the proxy answers", async () =>
        {
            Assert.False(_process.HasExited, "The proxy ended at its start.");
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }
}
