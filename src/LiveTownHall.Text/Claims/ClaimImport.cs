using LiveTownHall.Text.Matching;

namespace LiveTownHall.Text.Claims;

/// <summary>
/// Reads claims from a file of a stranger. Every entry ends as a claim, a duplicate or a refusal with its place and reason; a file that can't be read,
/// or is past a limit, throws <see cref="ClaimImportException"/> and imports nothing.
/// </summary>
public static class ClaimImport
{
    /// <param name="file">UTF-8, or UTF-16 with a byte order mark. Read to its end, not disposed.</param>
    /// <param name="format">Named, or found out.</param>
    /// <param name="language">BCP 47 tag for entries that name none.</param>
    /// <exception cref="ClaimImportException">The file as a whole is no good.</exception>
    public static async Task<ClaimImportReport> ReadAsync(
        Stream file,
        ClaimFormat format = ClaimFormat.Detect,
        string language = LanguageAnalyzers.Undetermined,
        ClaimImportLimits? limits = null,
        CancellationToken cancellation = default)
    {
        limits ??= ClaimImportLimits.Default;
        var text = await FileText.ReadAsync(file, limits.Bytes, cancellation);
        return Read(text, format, language, limits);
    }

    private static ClaimImportReport Read(string text, ClaimFormat format, string language, ClaimImportLimits limits)
    {
        var looksLikeJson = text.AsSpan().TrimStart() is ['{' or '[', ..];
        if (format == ClaimFormat.Detect && !looksLikeJson)
            format = ClaimFormat.Csv;
        var drafts = format == ClaimFormat.Csv ? ClaimCsv.Read(text) : ClaimJson.Read(text, ref format);

        var checks = new ClaimChecks(limits, language);
        var (claims, refused, seen, entries, duplicates) = (new List<Claim>(), new List<ClaimRefusal>(), new HashSet<string>(StringComparer.Ordinal), 0, 0);
        foreach (var draft in drafts)
        {
            if (++entries > limits.Entries)
                throw new ClaimImportException($"The file has more than {limits.Entries:N0} entries.");
            if (checks.Check(draft, out var refusal) is not { } claim)
                refused.Add(refusal!);
            else if (seen.Add(claim.Id))
                claims.Add(claim);
            else
                duplicates++;
        }

        if (entries == 0)
            throw new ClaimImportException("There is no claim in the file.");
        return new ClaimImportReport(format, claims, duplicates, refused);
    }
}
