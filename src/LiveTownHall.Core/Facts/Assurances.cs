namespace LiveTownHall.Core.Facts;

/// <summary>The classes of assurance under their names in the protocol.</summary>
public static class Assurances
{
    public const string OpenLink = "A0";
    public const string DeviceToken = "A1";
    public const string Code = "A3";

    /// <summary>A class that this version does not know.</summary>
    public const string Other = "other";

    /// <summary>What a poll may ask for. Less than <see cref="Code"/> is what everybody has.</summary>
    public static bool CanBeAsked(string name) => name is OpenLink or DeviceToken or Code;

    extension(AssuranceClass assurance)
    {
        public string Name => assurance switch
        {
            AssuranceClass.OpenLink => OpenLink,
            AssuranceClass.DeviceToken => DeviceToken,
            AssuranceClass.Code => Code,
            _ => Other,
        };

        /// <summary>Whether it is as sure as what was asked for; a class that is not known here is not.</summary>
        /// <param name="asked">Null where nothing was.</param>
        public bool IsEnough(string? asked) => asked is null || (assurance == AssuranceClass.Code && asked == Code);
    }
}
