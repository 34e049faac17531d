using LiveTownHall.Text.Duplicates;

namespace LiveTownHall.Text.Tests.Duplicates;

public sealed class ManyAtOnceTests
{
    private static readonly string?[] Languages = ["en", "en", "en", "de", null, "qaa"];
    private static readonly string[] Words = ["bridge", "river", "school", "bus", "park", "tax", "winter", "library", "market", "harbour", "mill", "road"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Many_changes_at_once_find_what_the_same_changes_one_by_one_find(int seed)
    {
        var random = new Random(seed);
        var (once, step) = (new DuplicateFinder(), new DuplicateFinder());
        for (var round = 0; round < 5; round++)
        {
            var changes = Enumerable.Range(0, 120)
                .Select(_ => ($"{random.Next(300):000}", random.Next(6) == 0 ? null : string.Join(' ', Enumerable.Range(0, 5).Select(_ => Words[random.Next(Words.Length)])),
                    Languages[random.Next(Languages.Length)]))
                .ToList();
            once.Apply(changes);
            foreach (var (id, text, language) in changes)
            {
                if (text is null)
                    step.Remove(id);
                else
                    step.Upsert(id, text, language);
            }

            Assert.Equal(step.Count, once.Count);
            foreach (var language in Languages)
            {
                // Rarities are those of the last freeze, so scores differ a little; who is found does not.
                var found = once.Similar("bridge river school", language, 1000).Select(s => s.Id).Order(StringComparer.Ordinal);
                Assert.Equal(step.Similar("bridge river school", language, 1000).Select(s => s.Id).Order(StringComparer.Ordinal), found);
            }
        }
    }

    [Fact]
    public void A_least_score_leaves_out_what_is_below_it_and_nothing_else()
    {
        var finder = new DuplicateFinder();
        for (var i = 0; i < 200; i++)
            finder.Upsert($"{i:000}", $"{Words[i % 12]} {Words[i / 12 % 12]} {Words[i % 7]}", "en");
        var all = finder.Similar("bridge river school", "en", 1000);
        Assert.Equal(all.Where(s => s.Score >= 0.3), finder.Similar("bridge river school", "en", 1000, 0.3));
        Assert.NotEqual(all.Count, all.Count(s => s.Score >= 0.3));
    }
}
