using System.Text;
using LiveTownHall.Text.Claims;

namespace LiveTownHall.Text.Tests.Claims;

public sealed class ClaimImportTests
{
    private const string Review = """
        { "@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": "The bridge closes in May.", "url": "https://facts.example/bridge",
          "author": { "@type": "Organization", "name": "City Facts" }, "datePublished": "2026-03-01", "inLanguage": "en",
          "reviewRating": { "@type": "Rating", "alternateName": "False" }, "headline": "Does the bridge close?" }
        """;

    [Theory]
    [InlineData("{0}")]
    [InlineData("[{0}]")]
    [InlineData("{{ \"@graph\": [{{ \"@type\": \"WebPage\" }}, {0}] }}")]
    [InlineData("{{ \"@type\": \"DataFeed\", \"dataFeedElement\": [{{ \"@type\": \"DataFeedItem\", \"item\": [{0}] }}] }}")]
    public async Task A_claim_review_is_found_wherever_its_file_keeps_it(string file)
    {
        var report = await Import(string.Format(System.Globalization.CultureInfo.InvariantCulture, file, Review));
        var claim = Assert.Single(report.Claims);
        Assert.Equal(("The bridge closes in May.", "False", "City Facts", "https://facts.example/bridge"), (claim.Text, claim.Rating, claim.Publisher, claim.Url));
        Assert.Equal((new DateOnly(2026, 3, 1), "en", "Does the bridge close?"), (claim.ReviewDate, claim.Language, claim.Title));
        Assert.Empty(report.Refused);
    }

    [Fact]
    public async Task Every_review_of_a_claim_in_an_api_answer_is_an_entry()
    {
        var report = await Import("""
            { "claims": [{ "text": "Water is dry.", "claimReview": [
              { "publisher": { "name": "A", "site": "a.example" }, "url": "https://a.example/1", "title": "Is it?", "reviewDate": "2026-01-02T00:00:00Z",
                "textualRating": "False", "languageCode": "en" },
              { "publisher": { "site": "b.example" }, "url": "https://b.example/1", "textualRating": "Pants on fire", "languageCode": "en-GB" }] }] }
            """);
        Assert.Equal(ClaimFormat.FactCheckTools, report.Format);
        Assert.Equal(["A", "b.example"], report.Claims.Select(claim => claim.Publisher));
        Assert.Equal([new DateOnly(2026, 1, 2), null], report.Claims.Select(claim => claim.ReviewDate));
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public async Task A_table_is_read_by_its_header_in_any_order_and_with_any_usual_separator(string separator)
    {
        var lines = new[] { "URL,Review date,Rating,Claim,Publisher,Language", "https://a.example/x,2026-02-03,False,\"He said \"\"no\"\", twice\",A,pt-BR" };
        var text = string.Join("\r\n", lines.Select(line => line.Replace(",", separator, StringComparison.Ordinal)))
            .Replace("\"no\"\"" + separator, "\"no\"\",", StringComparison.Ordinal);
        var claim = Assert.Single((await Import(text)).Claims);
        Assert.Equal(("He said \"no\", twice", "pt-BR"), (claim.Text, claim.Language));
    }

    [Fact]
    public async Task What_is_refused_is_named_by_line_and_field_and_the_rest_is_taken()
    {
        var report = await Import(
            "claim,rating,url,review date\nGood,False,https://a.example/1,\nBad,False,javascript:alert(1),\n"
            + "\"Two\nlines\",False,https://a.example/2,31.12.2025\n,False,https://a.example/3,\nGood,False,https://a.example/1,\n");
        Assert.Equal("Good", Assert.Single(report.Claims).Text);
        Assert.Equal(1, report.Duplicates);
        Assert.Equal([("line 3", "url"), ("line 4", "review date"), ("line 6", "claim")], report.Refused.Select(refusal => (refusal.Where, refusal.Field)));
        Assert.All(report.Refused, refusal => Assert.DoesNotContain("javascript", refusal.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_json_entry_is_named_by_its_path()
    {
        var report = await Import($$"""[{{Review}}, { "@type": "ClaimReview", "claimReviewed": "x", "url": "https://a.example" }]""");
        Assert.Equal(("$[1]", "reviewRating"), (report.Refused[0].Where, report.Refused[0].Field));
    }

    [Theory]
    [InlineData("{ \"claims\": [", "JSON")]
    [InlineData("[]", "no claim")]
    [InlineData("{ \"@type\": \"WebPage\" }", "no claim")]
    [InlineData("text,link\nx,y\n", "rating")]
    [InlineData("claim,rating,url\n\"never closed,False,https://a.example\n", "CSV")]
    [InlineData("", "column")]
    public async Task A_file_that_is_no_claims_is_refused_as_a_whole(string file, string says)
        => Assert.Contains(says, (await Assert.ThrowsAsync<ClaimImportException>(() => Import(file))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_with_their_line()
    {
        byte[] latin1 = [.. "claim,rating,url\n"u8, 0xE9, 0xFF];
        var flaw = await Assert.ThrowsAsync<ClaimImportException>(() => ClaimImport.ReadAsync(new MemoryStream(latin1)));
        Assert.Equal(2, flaw.Line);
    }

    [Fact]
    public async Task Past_a_limit_nothing_is_imported()
    {
        var limits = new ClaimImportLimits { Entries = 2, Bytes = 300 };
        await Assert.ThrowsAsync<ClaimImportException>(() => Import("claim,rating,url\na,b,https://a.example/1\nc,b,https://a.example/2\nd,b,https://a.example/3\n", limits));
        await Assert.ThrowsAsync<ClaimImportException>(() => Import("claim,rating,url\n" + new string('x', 400), limits));
    }

    [Fact]
    public async Task Hidden_characters_are_taken_out_and_hostile_entries_are_refused()
    {
        var report = await Import("claim,rating,url\nA\u202E\u200Bb,F\u0000alse,https://a.example/1\n\u200B,False,https://a.example/2\nx,False,https://user:pw@a.example/\n"
            + new string('y', 2_000) + ",False,https://a.example/4\n");
        Assert.Equal(("Ab", "False"), (report.Claims[0].Text, report.Claims[0].Rating));
        Assert.Equal(3, report.Refused.Count);
    }

    [Fact]
    public async Task Json_that_spells_lone_surrogates_or_nests_without_end_does_no_harm()
    {
        var report = await Import("""[{ "@type": "ClaimReview", "claimReviewed": "\ud800", "url": "https://a.example", "reviewRating": { "alternateName": "False" } }]""");
        Assert.Equal("claimReviewed", Assert.Single(report.Refused).Field);
        await Assert.ThrowsAsync<ClaimImportException>(() => Import(new string('[', 10_000)));
    }

    private static Task<ClaimImportReport> Import(string file, ClaimImportLimits? limits = null)
        => ClaimImport.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), limits: limits);
}
