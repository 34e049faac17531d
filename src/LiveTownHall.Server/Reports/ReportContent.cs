using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Reports;

/// <summary>A report and its bytes.</summary>
/// <param name="Position">The journal's position that it tells of.</param>
/// <param name="Json">The file <c>report.json</c>: UTF-8, indented, lines end with a line feed. The same for the same journal, on every node.</param>
/// <param name="Hash">SHA-256 of <paramref name="Json"/>, in lower-case hexadecimal.</param>
internal sealed record ReportContent(long Position, HallReport Report, byte[] Json, string Hash)
{
    private static readonly JsonSerializerOptions Form = new(WireJson.Options) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReportContent Of(HallCut cut, IReadOnlyCollection<AuditEntry> record)
    {
        var report = ReportWriter.Write(cut, record);
        var json = JsonSerializer.SerializeToUtf8Bytes(report, Form);
        return new ReportContent(cut.Position, report, json, Convert.ToHexStringLower(SHA256.HashData(json)));
    }
}
