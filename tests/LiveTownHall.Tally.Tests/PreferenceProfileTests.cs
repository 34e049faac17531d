using CsCheck;

namespace LiveTownHall.Tally.Tests;

public class PreferenceProfileTests
{
    private static readonly Gen<ulong> Ballots = Gen.OneOf(Gen.ULong[0, 5], Gen.ULong[250, 260], Gen.ULong);

    [Fact]
    public void A_profile_counts_like_a_sorted_dictionary_after_any_additions_and_removals()
    {
        Gen.Select(Ballots, Gen.Bool, Gen.Int[0, 9]).Array[0, 200].Sample(steps =>
        {
            var profile = new PreferenceProfile();
            var model = new SortedDictionary<ulong, long>();
            foreach (var (ballot, remove, look) in steps)
            {
                if (remove && model.TryGetValue(ballot, out var count))
                {
                    profile.Remove(ballot);
                    if (count == 1)
                        model.Remove(ballot);
                    else
                        model[ballot] = count - 1;
                }
                else
                {
                    profile.Add(ballot);
                    model[ballot] = model.GetValueOrDefault(ballot) + 1;
                }

                Assert.Equal(model.GetValueOrDefault(ballot), profile.CountOf(ballot));
                if (look == 0)
                    AssertSame(model, profile);
            }

            AssertSame(model, profile);
        });
    }

    [Theory]
    [InlineData(3ul)]
    [InlineData(3000ul)]
    public void Removing_a_ballot_that_nobody_cast_is_an_error_and_changes_nothing(ulong ballot)
    {
        var profile = new PreferenceProfile();
        profile.Add(1);
        var before = profile.ToSorted();
        Assert.Throws<InvalidOperationException>(() => profile.Remove(ballot));
        Assert.Equal(before, profile.ToSorted());
        Assert.Equal(1, profile.Total);
    }

    [Fact]
    public void Looking_twice_gives_the_same_array()
    {
        var profile = new PreferenceProfile();
        profile.Add(1);
        profile.Add(1_000_000);
        Assert.Equal(profile.ToSorted(), profile.ToSorted());
    }

    private static void AssertSame(SortedDictionary<ulong, long> model, PreferenceProfile profile)
    {
        Assert.Equal(model.Select(line => new DistinctBallot(line.Key, line.Value)), profile.ToSorted());
        Assert.Equal(model.Count, profile.Distinct);
        Assert.Equal(model.Values.Sum(), profile.Total);
    }
}
