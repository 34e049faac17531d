using System.Collections.Concurrent;
using System.Reflection;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;
using LiveTownHall.WebSockets;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Hubs;

/// <summary>Stands before every hub method: is the caller let in, not too fast, of the right role, and is there an argument.</summary>
internal sealed class HubGate(AddressLimits addresses, LimitSettings limits, SecurityLog security, TimeProvider time) : IHubFilter
{
    private readonly ConcurrentDictionary<MethodInfo, OpenToAttribute> _doors = new();

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var refusal = Check(invocation);
        if (refusal is null)
        {
            var result = await next(invocation);
            if (result is Outcome { Ok: false } outcome && IsForTheCaller(outcome.Error!.Code))
                CountRefusal(invocation.Context);
            if (result is Outcome { Error.Code: RefusalCodes.NeedsSecondPerson })
                Say(SecurityEvents.OnePerson, invocation);
            return result;
        }

        TownhallMetrics.CallsRefused.Add(1, new KeyValuePair<string, object?>("code", refusal.Error!.Code));
        CountRefusal(invocation.Context);
        if (refusal.Error.Code == RefusalCodes.Forbidden)
            Say(SecurityEvents.ForbiddenCall, invocation);
        return refusal;
    }

    private void Say(string what, HubInvocationContext invocation)
    {
        var caller = Attendance.Of(invocation.Context.Items)?.Caller;
        security.Say(what, caller?.Role, caller?.KeyId, invocation.HubMethodName);
    }

    /// <summary>Whether it is the call that is wrong and not the server that is busy.</summary>
    private static bool IsForTheCaller(string code) => code is not (RefusalCodes.Busy or RefusalCodes.NotReady or RefusalCodes.StorageLow);

    /// <summary>Whoever goes on with calls that are refused is no page of ours.</summary>
    private void CountRefusal(HubCallerContext context)
    {
        if (Attendance.Of(context.Items) is not { } attendance)
            return;
        if (!attendance.Refused(time, limits.RefusedCallsPerSecond).TryTake())
            Close(context, "refused_calls");
        else if (!addresses.TryBeRefused(attendance.Address))
            Close(context, "address_refused_calls");
    }

    private static void Close(HubCallerContext context, string budget)
    {
        TownhallMetrics.ConnectionClosed(budget);
        if (context.Features.Get<SocketConnection>() is { } socket)
            socket.Close(WebSocketFrame.PolicyViolation, SocketLimits.RateLimited);
        else
            context.Abort();
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
