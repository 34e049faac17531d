using LiveTownHall.Evaluations.Data;

namespace LiveTownHall.Text.Tests.Rig;

/// <summary>Material that is not part of the repository. A test that needs it is skipped where it is absent, as on a stranger's machine.</summary>
public static class ThirdPartyData
{
    public static string FolderOrSkip()
    {
        var folder = SharedData.Find();
        Assert.SkipWhen(folder is null, $"The third-party sets are not on this machine (no shared/data beside the repository, and {SharedData.Variable} is not set).");
        return folder!;
    }
}
