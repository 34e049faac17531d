namespace LiveTownHall.Server.Hubs;

/// <summary>The roles that may call a hub method. A method without it may be called by nobody.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenToAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles { get; } = roles;

    /// <summary>Whether null is a meaningful argument.</summary>
    public bool TakesNull { get; init; }
}
