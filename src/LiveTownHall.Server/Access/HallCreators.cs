using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Journal;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Access;

/// <summary>Who may create halls: whoever has the creator key, at a host that is this server's.</summary>
internal sealed class HallCreators(CreatorKey creatorKey, KnownHosts hosts, AddressLimits limits, SecurityLog security)
{
    /// <returns>Why not, with the status of HTTP; null where they may.</returns>
    /// <exception cref="JournalUnavailableException">The key is kept in the store, which does not answer.</exception>
    public async ValueTask<(int Status, Refusal Refusal)?> RefuseAsync(HttpContext context)
    {
        if (!hosts.IsOurs(context))
        {
            security.Say(SecurityEvents.ForeignHost);
            return (StatusCodes.Status403Forbidden,
                new(RefusalCodes.Forbidden, "This server does not know itself by the name it was asked for. Set TOWNHALL__PUBLICURL to the address people use."));
        }

        if (Bearer.Of(context.Request) is not { } key)
        {
            return (StatusCodes.Status401Unauthorized,
                new(RefusalCodes.Unauthorized,
                "Creating a hall on this server needs its creator key. Whoever started the server has it: it is in the link that the server printed."));
        }

        var address = context.Connection.RemoteIpAddress;
        if (await creatorKey.IsAsync(key, context.RequestAborted))
            return null;
        TownhallMetrics.CreatorKeysRefused.Add(1);
        security.Say(SecurityEvents.WrongCreatorKey);
        return limits.TryWrongCreatorKey(address)
            ? (StatusCodes.Status403Forbidden, new(RefusalCodes.Forbidden, "This is not the creator key of this server."))
            : (StatusCodes.Status429TooManyRequests, new(RefusalCodes.RateLimited, "Too many wrong creator keys came from this network. Try again in a minute."));
    }
}
