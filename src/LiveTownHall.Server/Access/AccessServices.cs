using LiveTownHall.Server.Metrics;
using Microsoft.AspNetCore.Authentication;

namespace LiveTownHall.Server.Access;

/// <summary>Registers who may come in and how often.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(Caller.Scheme).AddScheme<AuthenticationSchemeOptions, TicketAuthentication>(Caller.Scheme, null);
        return services.AddAuthorization()
            .AddSingleton<JoinCodes>()
            .AddSingleton<Tickets>()
            .AddSingleton<KnownOrigins>()
            .AddSingleton<KnownHosts>()
            .AddSingleton<CreatorKey>()
            .AddSingleton<HallCreators>()
            .AddSingleton<CodeAnswers>()
            .AddSingleton<AddressLimits>()
            .AddSingleton<SecurityLog>()
            .AddSingleton<PublicAddress>();
    }
}
