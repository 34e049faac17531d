using LiveTownHall.Text.Claims;

namespace LiveTownHall.Evaluations.Data;

/// <summary>CLEF 2020 CheckThat! Task 2: verified claims, and tweets with the claims they repeat (Barrón-Cedeño et al. 2020).</summary>
public sealed class CheckThat
{
    private CheckThat(IReadOnlyList<Claim> claims, IReadOnlyList<Tweet> train, IReadOnlyList<Tweet> dev) => (Claims, Train, Dev) = (claims, train, dev);

    /// <summary>A post and the numbers of the claims it repeats.</summary>
    public sealed record Tweet(string Text, IReadOnlySet<string> Repeats);

    /// <summary>The set's own numbers are the ids.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    public IReadOnlyList<Tweet> Train { get; }

    public IReadOnlyList<Tweet> Dev { get; }

    public static CheckThat Read(string data)
    {
        var folder = Path.Combine(data, "checkthat2020");
        var claims = Rows.Read(Path.Combine(folder, "verified_claims.docs.tsv"), '\t')
            .Select(row => new Claim(row[0], row[1], "unrated", "Fact checker", "https://claims.example/" + row[0], null, "en", row[2]))
            .ToList();
        return new CheckThat(claims, Tweets(Path.Combine(folder, "train")), Tweets(Path.Combine(folder, "dev")));
    }

    private static List<Tweet> Tweets(string folder)
    {
        var repeats = File.ReadLines(Path.Combine(folder, "tweet-vclaim-pairs.qrels"))
            .Select(line => line.Split('\t'))
            .Where(pair => pair.Length >= 3)
            .ToLookup(pair => pair[0], pair => pair[2]);
        return [.. Rows.Read(Path.Combine(folder, "tweets.queries.tsv"), '\t')
            .Select(row => new Tweet(row[1], repeats[row[0]].ToHashSet(StringComparer.Ordinal)))
            .Where(tweet => tweet.Repeats.Count > 0)];
    }
}
