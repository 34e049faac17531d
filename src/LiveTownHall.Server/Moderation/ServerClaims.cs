using LiveTownHall.Server.Settings;
using LiveTownHall.Text.Claims;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Moderation;

/// <summary>The claim library of the whole server: read from the files of a setting when the server starts.</summary>
internal sealed class ServerClaims(IOptions<TownhallSettings> settings, ILogger<ServerClaims> log) : BackgroundService
{
    public ClaimIndex Index { get; } = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(settings.Value.Claims))
            return;
        var claims = new List<Claim>();
        foreach (var path in Files(settings.Value.Claims))
        {
            try
            {
                await using var file = File.OpenRead(path);
                var report = await ClaimImport.ReadAsync(file, cancellation: stoppingToken);
                claims.AddRange(report.Claims);
                ServerClaimsLog.Read(log, Path.GetFileName(path), report.Claims.Count, report.Duplicates, report.Refused.Count);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ClaimImportException)
            {
                ServerClaimsLog.Unreadable(log, Path.GetFileName(path), fault.Message);
            }
        }

        Index.Rebuild(claims);
    }

    private static IEnumerable<string> Files(string setting) => setting.Split([';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany<string, string>(path => Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal) : [path]);
}

internal static partial class ServerClaimsLog
{
    [LoggerMessage(60, LogLevel.Information, "Claim library {File}: {Claims} claims, {Duplicates} duplicates, {Refused} refused")]
    public static partial void Read(ILogger logger, string file, int claims, int duplicates, int refused);

    [LoggerMessage(61, LogLevel.Error, "Claim library {File} can't be used: {Why}")]
    public static partial void Unreadable(ILogger logger, string file, string why);
}
