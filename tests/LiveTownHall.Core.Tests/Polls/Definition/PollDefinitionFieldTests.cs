using System.Collections.Immutable;
using System.Reflection;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Polls.Definition;

/// <summary>Equality is written by hand where a field is a list; a field that is forgotten there makes two polls one.</summary>
public class PollDefinitionFieldTests
{
    [Fact]
    public void Definitions_that_differ_in_any_field_are_not_equal()
        => Assert.All(typeof(PollDefinition).GetProperties(), field =>
        {
            var poll = new PollDefinition { Kind = PollKind.Text, Title = "Which?" };
            var other = poll with { };
            Assert.Equal(poll, other);
            field.SetValue(other, Other(field));
            Assert.NotEqual(poll, other);
        });

    [Fact]
    public void Only_wording_timing_and_who_sees_results_may_change_while_ballots_are_there()
    {
        string[] free = ["Title", "Description", "MinLabel", "MaxLabel", "Shuffle", "Results", "ClosesAfterSeconds"];
        Assert.All(typeof(PollDefinition).GetProperties(), field =>
        {
            var poll = new PollDefinition { Kind = PollKind.Text, Title = "Which?" };
            var other = poll with { };
            field.SetValue(other, Other(field));
            Assert.Equal(free.Contains(field.Name), poll.CountsTheSameAs(other));
        });
    }

    [Fact]
    public void Papers_that_differ_in_any_field_are_not_equal()
        => Assert.All(typeof(BallotPaper).GetProperties(), field =>
        {
            var (paper, same) = (new BallotPaper(), new BallotPaper());
            field.SetValue(paper, Other(field));
            Assert.NotEqual(paper, same);
            field.SetValue(same, Other(field));
            Assert.Equal(paper, same);
        });

    private static object Other(PropertyInfo field) => (Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType) switch
    {
        var type when type == typeof(string) => "Other",
        var type when type == typeof(int) => 7,
        var type when type == typeof(double) => 7.5,
        var type when type == typeof(bool) => Nullable.GetUnderlyingType(field.PropertyType) is not null || field.Name == "Secret",
        var type when type.IsEnum => Enum.ToObject(type, 1),
        var type when type == typeof(ImmutableArray<PollOption>) => ImmutableArray.Create(new PollOption("a", "A")),
        var type when type.IsAssignableFrom(typeof(string[])) => new[] { "a" },
        var type when type.IsAssignableFrom(typeof(Dictionary<string, double>)) => new Dictionary<string, double> { ["a"] = 1 },
        var type when type.IsAssignableFrom(typeof(Dictionary<string, IReadOnlyList<double>>)) => new Dictionary<string, IReadOnlyList<double>> { ["a"] = [1, 2] },
        var type => throw new NotSupportedException($"This test knows no other value of {type}."),
    };
}
