using LiveTownHall.Journal;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Budgets;

/// <summary>Registers budgets.</summary>
internal static class BudgetServices
{
    extension(LiveHall hall)
    {
        /// <summary>Who a person is among those who vote on a budget.</summary>
        public BudgetKeys BudgetKeys => hall.Get<BudgetKeys>();

        /// <summary>What anybody can count again.</summary>
        public BudgetFiles BudgetFiles => hall.Get<BudgetFiles>();

        /// <summary>Counts what was cast once voting has ended.</summary>
        public BudgetCounter BudgetCounter => hall.Get<BudgetCounter>();
    }

    public static IServiceCollection AddBudgets(this IServiceCollection services) => services
        .AddSingleton<IPartMine, OwnBudgets>()
        .AddFrames(hall => new BudgetFrames(hall?.Get<BudgetPreviews>()))
        .AddToHalls((_, _) => new BudgetFiles())
        .AddToHalls((_, all) => new BudgetPreviews(all.GetRequiredService<TimeProvider>()))
        .AddToHalls((hall, all) => new BudgetKeys(
            hall.Session, all.GetRequiredService<IDirectory>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<BudgetKeys>>()))
        .AddToHalls((hall, all) => new BudgetCounter(hall.Session, all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<BudgetCounter>>()));
}
