using System.Security.Claims;

namespace LiveTownHall.WebSockets;

/// <summary>Whom a doorman let in. The connection keeps it as long as it lasts, so it should be small.</summary>
public interface IVisitor
{
    /// <summary>The same person as ASP.NET Core knows people. Called once, and only where somebody asks for a principal.</summary>
    ClaimsPrincipal ToPrincipal();
}
