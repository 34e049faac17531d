using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Api;

/// <summary>Registers what is reached over HTTP.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddOpenApi()
        .AddExceptionHandler<StoreAway>()
        .AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.AddCode)
        .ConfigureHttpJsonOptions(json => WireJson.Apply(json.SerializerOptions));
}
