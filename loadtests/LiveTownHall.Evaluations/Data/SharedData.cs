namespace LiveTownHall.Evaluations.Data;

/// <summary>Where third-party material lies. It is never part of the repository, so whoever needs it must be ready not to find it.</summary>
public static class SharedData
{
    public const string Variable = "TOWNHALL_SHARED_DATA";

    /// <summary>The folder named by <see cref="Variable"/>; else <c>shared/data</c> beside the repository or beside a folder above it. Null where there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;

        var repository = new DirectoryInfo(AppContext.BaseDirectory);
        while (repository is not null && !File.Exists(Path.Combine(repository.FullName, "LiveTownHall.sln")))
            repository = repository.Parent;
        for (var above = repository?.Parent; above is not null; above = above.Parent)
        {
            var data = Path.Combine(above.FullName, "shared", "data");
            if (Directory.Exists(data))
                return data;
        }

        return null;
    }
}
