using System.Collections.Concurrent;
using System.Reflection;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Server.Metrics;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Hubs;

/// <summary>Stands before every hub method: is the caller let in, not too fast, of the right role, and is there an argument.</summary>
internal sealed class HubGate : IHubFilter
{
    private readonly ConcurrentDictionary<MethodInfo, OpenToAttribute> _doors = new();

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var refusal = Check(invocation);
        if (refusal is null)
            return await next(invocation);
        TownhallMetrics.CallsRefused.Add(1, new KeyValuePair<string, object?>("code", refusal.Error!.Code));
        return refusal;
    }

    private Outcome? Check(HubInvocationContext invocation)
    {
        if (Attendance.Of(invocation.Context.Items) is not { } attendance)
            return Outcome.Refused(RefusalCodes.NotReady, "The connection is not ready yet. Try again.");
        if (!attendance.Calls.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "Too many calls at once. Wait a moment and try again.");
        var door = DoorOf(invocation.HubMethod);
        if (!door.Roles.Contains(attendance.Caller.Role))
            return Outcome.Refused(RefusalCodes.Forbidden, $"A {attendance.Caller.Role} may not do this.");
        foreach (var argument in invocation.HubMethodArguments)
        {
            if (argument is null && !door.TakesNull)
                return Outcome.Refused(RefusalCodes.InvalidRequest, "An argument is missing.");
        }

        return null;
    }

    private OpenToAttribute DoorOf(MethodInfo method)
        => _doors.GetOrAdd(method, m => m.GetCustomAttribute<OpenToAttribute>() ?? new OpenToAttribute());
}
