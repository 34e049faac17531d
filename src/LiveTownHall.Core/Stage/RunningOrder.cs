using System.Collections.Immutable;

namespace LiveTownHall.Core.Stage;

/// <summary>What comes tonight, one after the other.</summary>
/// <param name="Revision">From 1, one more with every change of the items: what an edit names as seen.</param>
/// <param name="At">Id of the item that was on the wall last; null before the first.</param>
/// <param name="IsShown">Whether the wall shows it to those who arrive.</param>
public sealed record RunningOrder(ImmutableArray<OrderItem> Items, int Revision, string? At = null, bool IsShown = false);

/// <param name="Kind">poll, budget, questions, break, announcement, arriving or thanks.</param>
/// <param name="Target">The poll or budget.</param>
/// <param name="Text">Of an announcement what it will say; of the others what the wall calls it, null for its usual name.</param>
/// <param name="Minutes">How long a break is; null for one without an end.</param>
public sealed record OrderItem(string Id, string Kind, string? Target = null, string? Text = null, int? Minutes = null);

/// <summary>How the wall looks.</summary>
/// <param name="Theme">light; null for dark.</param>
/// <param name="Text">large; null for the usual size of letters.</param>
public sealed record WallLook(string? Theme = null, string? Text = null);
