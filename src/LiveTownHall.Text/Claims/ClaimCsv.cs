using CsvHelper;

namespace LiveTownHall.Text.Claims;

/// <summary>Claims from a CSV file. Separator comma, semicolon, tab or bar; columns in any order, found by their header.</summary>
public static class ClaimCsv
{
    private static readonly string[] Text = ["claim", "claimreviewed", "text"];
    private static readonly string[] Rating = ["rating", "verdict", "textualrating"];
    private static readonly string[] Publisher = ["publisher", "author", "source"];
    private static readonly string[] Url = ["url", "link", "address"];
    private static readonly string[] ReviewDate = ["reviewdate", "datepublished", "date"];
    private static readonly string[] Language = ["language", "languagecode", "inlanguage", "lang"];
    private static readonly string[] Title = ["title", "headline"];

    public static List<ClaimDraft> Read(string text)
    {
        var options = new CsvReaderOptions
        {
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = 1024 * 1024,
            IncludeValuesInExceptions = false,
        };
        try
        {
            using var reader = CsvReader.FromText(text, options);
            reader.ReadHeader();
            int At(string[] names) => Array.FindIndex([.. reader.Headers], header => names.Contains(Bare(header), StringComparer.Ordinal));
            var (claim, rating, publisher, url, date, language, title) = (At(Text), At(Rating), At(Publisher), At(Url), At(ReviewDate), At(Language), At(Title));
            if (claim < 0)
                throw Missing("claim");
            if (rating < 0)
                throw Missing("rating");
            if (url < 0)
                throw Missing("url");

            var drafts = new List<ClaimDraft>();
            while (reader.Read())
            {
                string? Field(int column) => column < 0 || column >= reader.FieldCount ? null : reader.GetString(column);
                drafts.Add(new ClaimDraft(
                    $"line {reader.LineNumber}", ClaimFieldNames.Csv, Field(claim), Field(rating), Field(publisher), Field(url), Field(date), Field(language), Field(title)));
            }

            return drafts;
        }
        catch (CsvFormatException flaw)
        {
            throw new ClaimImportException("The file is not well-formed CSV: a quote is not closed, or text follows a closing quote.", flaw.LineNumber);
        }
    }

    private static ClaimImportException Missing(string column)
        => new($"The header has no column \"{column}\". Needed are claim, rating and url; publisher, review date, language and title are welcome.", 1);

    private static string Bare(string header) => string.Concat(header.Where(char.IsLetter)).ToLowerInvariant();
}
