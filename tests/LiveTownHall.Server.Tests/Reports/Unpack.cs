using System.IO.Compression;
using System.Text;

namespace LiveTownHall.Server.Tests.Reports;

/// <summary>Opens what an export holds.</summary>
internal static class Unpack
{
    public static Dictionary<string, byte[]> All(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files[entry.FullName] = bytes.ToArray();
        }

        return files;
    }

    /// <summary>All text of a file; a spreadsheet is a ZIP of XML.</summary>
    public static string Texts(string name, byte[] bytes) => name.EndsWith(".xlsx", StringComparison.Ordinal)
        ? string.Concat(All(bytes).Values.Select(Encoding.UTF8.GetString))
        : Encoding.UTF8.GetString(bytes);
}
