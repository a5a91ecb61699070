namespace TrinoInfra.Tests;

/// <summary>Whole outputs kept in tests/golden: a change to one is reviewed. UPDATE_GOLDEN=1 rewrites them.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual)
    {
        var file = Repository.File("tests", "golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, actual);

        Assert.True(File.Exists(file), $"tests/golden/{name} does not exist: UPDATE_GOLDEN=1 make test writes it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
