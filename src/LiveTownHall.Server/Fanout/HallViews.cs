using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Fanout;

/// <summary>The hall itself in the words of the protocol.</summary>
internal static class HallViews
{
    public static string PhaseName(HallPhase phase) => phase switch
    {
        HallPhase.Open => HallStates.Open,
        HallPhase.Closed => HallStates.Closed,
        _ => HallStates.Draft,
    };

    /// <param name="before">Handed back where nothing changed.</param>
    public static HallInfo Info(HallState state, HallInfo? before)
    {
        var info = new HallInfo
        {
            Id = state.HallId,
            Title = state.Title,
            Description = state.Description,
            State = PhaseName(state.Phase),
            Languages = before is not null && before.Languages.SequenceEqual(state.Languages) ? before.Languages : [.. state.Languages],
            JoinCode = state.JoinCode,
            Revision = state.Revision,
            Colour = state.Colour,
            Roll = state.Roll is { } roll ? new RollView(roll.Present, roll.Entitled) : null,
            Logo = state.Logo is null ? null : $"/api/halls/{state.HallId}/logo?v={Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state.Logo)).AsSpan(0, 4))}",
            Reactions = state.ReactionsOff is true ? false : null,
            Wall = state.Wall is { } wall ? new WallView(wall.Theme ?? WallThemes.Dark, wall.Text ?? WallTexts.Normal) : null,
            Address = before?.Address,
            Report = state.Report is { Published: true } report ? report.Newest.Number : null,
        };
        return info == before ? before : info;
    }
}
