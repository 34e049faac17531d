using System.Text;

namespace LiveTownHall.Text.Claims;

/// <summary>A file's text, bounded, and refused where its bytes are no text.</summary>
public static class FileText
{
    public static async Task<string> ReadAsync(Stream file, int most, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await file.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (bytes.Length + read > most)
                throw new ClaimImportException($"The file is larger than {most / (1024 * 1024)} MB.");
            bytes.Write(buffer, 0, read);
        }

        var content = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        try
        {
            return content switch
            {
                [0xEF, 0xBB, 0xBF, ..] => Strict.GetString(content[3..]),
                [0xFF, 0xFE, ..] => new UnicodeEncoding(false, false, throwOnInvalidBytes: true).GetString(content[2..]),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(true, false, throwOnInvalidBytes: true).GetString(content[2..]),
                _ => Strict.GetString(content),
            };
        }
        catch (DecoderFallbackException flaw)
        {
            var line = content[..Math.Clamp(flaw.Index, 0, content.Length)].Count((byte)'\n') + 1;
            throw new ClaimImportException("The file is not UTF-8. Save it as UTF-8 and try again.", line);
        }
    }

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
}
