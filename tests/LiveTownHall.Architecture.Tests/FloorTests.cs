namespace LiveTownHall.Architecture.Tests;

/// <summary>The folders of the Server stand on each other: what a type uses is in its own folder or in one further down.</summary>
public class FloorTests
{
    private const string Root = "LiveTownHall.Server.";

    /// <summary>From the ground up.</summary>
    private static readonly string[] Floors =
        ["Settings", "Metrics", "Wire", "Agenda", "Access", "Halls", "Fanout", "Polls", "Stage", "Questions", "Moderation", "Presence", "Stores", "Hubs", "Plain", "Rehearsal", "Api", "Demo", "Hosting", "CommandLine"];

    /// <summary>Arrows that go up and have to go: a folder that needs something above it has the wrong thing in it. Nothing is added here.</summary>
    private static readonly string[] Owed =
    [
        "Fanout -> Hubs",
        "Fanout -> Moderation",
        "Fanout -> Polls",
        "Halls -> Fanout",
        "Halls -> Polls",
        "Moderation -> Presence",
        "Polls -> Moderation",
        "Presence -> Hubs",
        "Questions -> Moderation",
        "Rehearsal -> Hosting",
    ];

    private static readonly HashSet<string> Arrows =
    [
        .. from use in CompiledAssembly.Read("LiveTownHall.Server").Uses
           let type = use.Type
           where use.Assembly == "LiveTownHall.Server"
           let arrow = (From: Folder(use.Namespace), To: Folder(type[..type.LastIndexOf('.')]))
           where arrow.From is not null && arrow.To is not null && arrow.From != arrow.To
           select arrow.From + " -> " + arrow.To,
    ];

    [Fact]
    public void Every_folder_of_the_server_has_its_floor()
        => Assert.Empty(Arrows.SelectMany(arrow => arrow.Split(" -> ")).Distinct().Except(Floors));

    [Fact]
    public void No_folder_uses_one_above_it_but_for_those_that_are_owed()
        => Assert.True(Arrows.Where(GoesUp).All(Owed.Contains), string.Join(", ", Arrows.Where(GoesUp).Except(Owed).Order(StringComparer.Ordinal)));

    [Fact]
    public void What_is_owed_no_more_is_taken_off_the_list()
        => Assert.Empty(Owed.Except(Arrows.Where(GoesUp)));

    private static bool GoesUp(string arrow)
    {
        var ends = arrow.Split(" -> ");
        return Array.IndexOf(Floors, ends[0]) <= Array.IndexOf(Floors, ends[1]);
    }

    private static string? Folder(string space) => space.StartsWith(Root, StringComparison.Ordinal) ? space[Root.Length..].Split('.')[0] : null;
}
