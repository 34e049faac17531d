namespace LiveTownHall.Contracts.Hubs;

/// <summary>Paths of the hubs and names of the messages the server sends.</summary>
public static class HubNames
{
    public const string AudiencePath = "/hubs/audience";
    public const string BackstagePath = "/hubs/backstage";

    public const string Keyframe = "Keyframe";
    public const string Delta = "Delta";
    public const string Me = "Me";
    public const string Notice = "Notice";
    public const string Ended = "Ended";
    public const string Presence = "Presence";
}
