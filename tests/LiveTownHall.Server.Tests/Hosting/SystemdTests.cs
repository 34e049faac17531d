using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace LiveTownHall.Server.Tests.Hosting;

/// <summary>What systemd is told of a server that it started (sd_notify).</summary>
public sealed class SystemdTests
{
    [Fact]
    public async Task It_is_told_that_the_server_is_ready_and_that_it_goes_down()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && ServerProcess.Assembly is not null, "Linux only, and the server must be built");
        using var folder = new ScratchFolder();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        var path = Path.Combine(folder.Path, "notify");
        socket.Bind(new UnixDomainSocketEndPoint(path));

        // A server looks at its parent's name to know who started it; a script's process has the script's.
        var systemd = Path.Combine(folder.Path, "systemd");
        await File.WriteAllTextAsync(systemd, $"#!/bin/sh\ndotnet '{ServerProcess.Assembly}' --store memory: --urls http://127.0.0.1:0 > /dev/null 2>&1 &\necho $!\nwait $!\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(systemd, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(systemd) { RedirectStandardOutput = true };
        start.Environment["NOTIFY_SOCKET"] = path;
        using var server = Process.Start(start)!;
        try
        {
            var child = await server.StandardOutput.ReadLineAsync().Within();
            Assert.Contains("READY=1", await HearAsync(socket), StringComparison.Ordinal);
            using var kill = Process.Start("kill", ["-TERM", child!]);
            Assert.Contains("STOPPING=1", await HearAsync(socket), StringComparison.Ordinal);
            await server.WaitForExitAsync().Within();
            Assert.Equal(0, server.ExitCode);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> HearAsync(Socket socket)
    {
        var bytes = new byte[512];
        return Encoding.UTF8.GetString(bytes, 0, await socket.ReceiveAsync(bytes).Within());
    }
}
