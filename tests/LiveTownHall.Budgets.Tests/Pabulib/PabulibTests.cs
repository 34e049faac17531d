using CsCheck;
using LiveTownHall.Budgets.Elections;
using LiveTownHall.Budgets.Pabulib;

namespace LiveTownHall.Budgets.Tests.Pabulib;

public class PabulibTests
{
    private const string Small = "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\na;60\nb;40\nVOTES\nvoter_id;vote\n1;a,b\n2;b\n";

    public static TheoryData<string> Files => [.. ThirdPartyElections.AllFiles()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_real_election_is_read_and_what_is_written_is_read_as_the_same(string path)
    {
        var file = PabulibReader.Read(ThirdPartyElections.Text(path));
        var election = PabulibElection.From(file);
        var again = PabulibReader.Read(PabulibWriter.Write(file));

        AssertSame(file, again);
        Assert.Equal(file.Votes.Rows.Length, election.Election.Ballots.Length);
        Assert.Empty(election.Warnings);
        Assert.Equal(PabulibWriter.Write(file), PabulibWriter.Write(again));
    }

    [Fact]
    public void Any_text_in_any_field_comes_back()
        => Gen.String[Gen.Char["a;\"\n\r,é' \t"], 0, 9].Select(text => text.Trim()).Array[1, 5].Sample(
            texts =>
            {
                var rows = texts.Select((text, i) => new PabulibRow(0, [$"{i}", "1", text])).ToArray();
                var file = new PabulibFile([new("budget", "5"), new("comment", texts[0])], new PabulibTable(["project_id", "cost", "name"], [.. rows]),
                    new PabulibTable(["voter_id", "vote", "x"], [.. rows]));
                AssertSame(file, PabulibReader.Read(PabulibWriter.Write(file)));
            },
            iter: 5_000);

    [Fact]
    public void Line_ends_may_be_mixed_and_a_byte_order_mark_may_stand_first()
        => AssertSame(PabulibReader.Read(Small), PabulibReader.Read(
            "\uFEFF" + Small.Replace("\nPROJECTS\n", "\r\nPROJECTS\r\n\n", StringComparison.Ordinal).Replace("1;a,b\n", "1 ; a,b\r\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("target")]
    [InlineData("beneficiaries")]
    public void Columns_that_do_not_count_may_be_there_under_any_name(string column)
        => Assert.Equal(2, Read(Small.Replace(
            "project_id;cost\na;60\nb;40", $"project_id;cost;{column}\na;60;seniors,youth\nb;40;\"all; also \"\"dogs\"\"\"", StringComparison.Ordinal)).Projects.Length);

    [Fact]
    public void Points_and_amounts_with_decimals_are_whole_numbers_of_a_smaller_unit()
    {
        var election =
            Read("META\nkey;value\nbudget;100.50\nvote_type;cumulative\nPROJECTS\nproject_id;cost\na;60,25\nb;40\nVOTES\nvoter_id;vote;points\n1;b,a;0.5,2\n2;;\n3;a;0\n");

        Assert.Equal((10050, 2, BallotStyle.Points), (election.Amount, election.UnitDecimals, election.Style));
        Assert.Equal([6025, 4000], election.Projects.Select(project => project.Cost));
        Assert.Equal([new Choice(0, 20), new Choice(1, 5)], election.Ballots[0].Choices);
        Assert.Empty(election.Ballots[1].Choices);
        Assert.Empty(election.Ballots[2].Choices);
    }

    [Fact]
    public void What_a_scoring_ballot_does_not_list_gets_the_default_score()
        => Assert.Equal(
            [new Choice(0, 3), new Choice(1, 1)],
            Read("META\nkey;value\nbudget;1\nvote_type;scoring\ndefault_score;1\nPROJECTS\nproject_id;cost\na;1\nb;1\nVOTES\nvoter_id;vote;points\n1;a;3\n").Ballots[0].Choices);

    [Fact]
    public void A_ranking_gives_as_many_points_as_projects_come_after()
        => Assert.Equal(
            [new Choice(0, 1), new Choice(1, 2), new Choice(2, 0)],
            Read("META\nkey;value\nbudget;1\nvote_type;ordinal\nPROJECTS\nproject_id;cost\na;1\nb;1\nc;1\nVOTES\nvoter_id;vote\n1;b,a,c\n").Ballots[0].Choices);

    [Fact]
    public void A_ballot_with_a_weight_stands_for_as_many_people()
        => Assert.Equal(
            [3, 1], Read(Small.Replace("voter_id;vote\n1;a,b\n2;b\n", "voter_id;vote;weight\n1;a,b;3\n2;b;1\n", StringComparison.Ordinal)).Ballots.Select(ballot => ballot.People));

    [Fact]
    public void Numbers_in_the_head_that_are_not_those_of_the_file_are_a_warning()
        => Assert.Equal(["META says num_votes 7, the file has 2."],
            PabulibElection.From(PabulibReader.Read(Small.Replace("budget;100", "budget;100\nnum_votes;7\nnum_projects;2", StringComparison.Ordinal))).Warnings);

    [Theory]
    [InlineData(0, "", "section META")]
    [InlineData(1, "budget;100\n", "does not begin with a section")]
    [InlineData(2, "META\nbudget;100\nPROJECTS\n", "key;value")]
    [InlineData(0, "META\nkey;value\nbudget;100\n", "section PROJECTS")]
    public void A_file_without_its_sections_is_refused(long line, string text, string said) => AssertRefused(line, text, said);

    [Theory]
    [InlineData(0, "budget;100", "budget;a lot", "budget")]
    [InlineData(0, "budget;100", "budget;-1", "budget")]
    [InlineData(0, "budget;100", "x;100", "no budget")]
    [InlineData(0, "approval", "guesses", "guesses")]
    [InlineData(0, "approval", "cumulative", "no column points")]
    [InlineData(4, "vote_type;approval", "budget;7", "budget")]
    [InlineData(6, "project_id;cost", "project_id;price", "no column cost")]
    [InlineData(6, "project_id;cost", "project_id;cost;cost", "two have the same")]
    [InlineData(7, "a;60", "a;60;7", "3 fields")]
    [InlineData(7, "a;60", "a", "1 fields")]
    [InlineData(7, "a;60", "a;1e3", "cost")]
    [InlineData(7, "a;60", "a;1234567890123456", "10^15")]
    [InlineData(8, "b;40", "a;40", "project a is there twice")]
    [InlineData(8, "b;40", ";40", "needs an id")]
    [InlineData(11, "1;a,b", "1;a,z", "no project z")]
    [InlineData(12, "2;b", "1;b", "voter 1 is there twice")]
    [InlineData(12, "2;b", "\"2;b", "never closed")]
    public void A_flaw_is_refused_with_its_line(long line, string sound, string flawed, string said)
        => AssertRefused(line, Small.Replace(sound, flawed, StringComparison.Ordinal), said);

    [Theory]
    [InlineData("a,b;1", "2 projects, but 1 points")]
    [InlineData("a,a;1,2", "names a project twice")]
    [InlineData("a;much", "numbers")]
    [InlineData("a;9999999999", "points for one project")]
    public void Points_that_do_not_fit_are_refused_with_their_line(string vote, string said)
        => AssertRefused(11, $"META\nkey;value\nbudget;1\nvote_type;scoring\nPROJECTS\nproject_id;cost\na;1\nb;1\nVOTES\nvoter_id;vote;points\n1;{vote}\n", said);

    [Fact]
    public void No_text_makes_the_reader_fail_in_another_way()
        => Gen.Select(Gen.String[Gen.Char["a;\"\n\r,1"], 0, 20], Gen.Int[0, 130], Gen.Int[0, 20]).Sample(
            (noise, at, length) =>
            {
                var start = Math.Min(at, Small.Length);
                try
                {
                    PabulibElection.From(PabulibReader.Read(Small[..start] + noise + Small[Math.Min(Small.Length, start + length)..]));
                }
                catch (PabulibException flaw)
                {
                    Assert.NotEmpty(flaw.Message);
                }
            },
            iter: 20_000);

    private static void AssertRefused(long line, string text, string said)
    {
        var flaw = Assert.Throws<PabulibException>(() => Read(text));
        Assert.Contains(said, flaw.Message, StringComparison.Ordinal);
        Assert.Equal(line, flaw.Line);
    }

    private static BudgetElection Read(string text) => PabulibElection.From(PabulibReader.Read(text)).Election;

    private static void AssertSame(PabulibFile expected, PabulibFile actual)
    {
        Assert.Equal(expected.Meta, actual.Meta);
        foreach (var (a, b) in new[] { (expected.Projects, actual.Projects), (expected.Votes, actual.Votes) })
        {
            Assert.Equal(a.Columns, b.Columns);
            Assert.Equal(a.Rows.Select(row => string.Join('|', row.Fields)), b.Rows.Select(row => string.Join('|', row.Fields)));
        }
    }
}
