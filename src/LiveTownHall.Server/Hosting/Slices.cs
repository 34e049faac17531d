using LiveTownHall.Server.Access;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.Api;
using LiveTownHall.Server.Budgets;
using LiveTownHall.Server.Codes;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Server.Plain;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Presence;
using LiveTownHall.Server.Questions;
using LiveTownHall.Server.Rehearsal;
using LiveTownHall.Server.Reports;
using LiveTownHall.Server.Stage;

namespace LiveTownHall.Server.Hosting;

/// <summary>Everything that makes a town hall. A slice is added in its own folder and here in one line.</summary>
internal static class Slices
{
    private static readonly Lazy<FramesOfPart[]> Parts = new(() =>
        [.. new ServiceCollection().AddSlices().Select(service => service.ImplementationInstance).OfType<FramesOfPart>()]);

    public static IServiceCollection AddSlices(this IServiceCollection services)
    {
        // What halls stand on.
        services.AddAccess().AddHalls().AddFanout().AddCoordination().AddPresence();

        // Parts, in the order in which frames and a person's own state ask them.
        services.AddPolls().AddQuestions().AddModeration().AddStage().AddReports().AddAgenda().AddBudgets().AddCodes();

        // Ways in, and what uses the hall as people do.
        services.AddApi().AddPlainPage().AddRehearsals();
        return services;
    }

    /// <summary>Builds frames of what is in a journal, for whoever has folded one without a hall around it.</summary>
    public static FrameBuilder JournalFrames(TimeProvider time) => new PartFrames(Parts.Value, time).Builder();
}
