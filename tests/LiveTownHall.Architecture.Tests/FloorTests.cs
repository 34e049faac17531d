namespace LiveTownHall.Architecture.Tests;

/// <summary>The folders of the Server stand on each other: what a type uses is in its own folder or in one further down, so that no circle can come about.</summary>
public class FloorTests
{
    private const string Root = "LiveTownHall.Server.";

    /// <summary>From the ground up.</summary>
    private static readonly string[] Floors =
        ["Settings", "Metrics", "Wire", "Access", "Halls", "Coordination", "Fanout", "Presence", "Codes", "Polls", "Budgets", "Stage", "Moderation", "Questions", "Agenda",
            "Reports", "Stores", "Archives", "Hubs", "Plain", "Rehearsal", "Api", "Hosting", "CommandLine"];

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
    public void No_folder_uses_one_above_it()
        => Assert.Empty(Arrows.Where(GoesUp).Order(StringComparer.Ordinal));

    private static bool GoesUp(string arrow)
    {
        var ends = arrow.Split(" -> ");
        return Array.IndexOf(Floors, ends[0]) <= Array.IndexOf(Floors, ends[1]);
    }

    private static string? Folder(string space) => space.StartsWith(Root, StringComparison.Ordinal) ? space[Root.Length..].Split('.')[0] : null;
}
