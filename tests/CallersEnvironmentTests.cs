using System.Collections;
using System.Globalization;

namespace TrinoInfra.Tests;

public sealed class CallersEnvironmentTests
{
    [Fact]
    public void No_test_sees_its_callers_settings()
    {
        Assert.All(
            Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key),
            // The test runner sets the last one itself.
            name => Assert.True(name is "HOME" or "TZ" or "NO_COLOR" || CallersEnvironment.IsKept(name), name));
        Assert.Equal(CallersEnvironment.Home, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify));
        Assert.False(Directory.Exists(CallersEnvironment.Home));
        Assert.Same(CultureInfo.InvariantCulture, CultureInfo.CurrentCulture);
        Assert.Equal(TimeSpan.Zero, TimeZoneInfo.Local.BaseUtcOffset);
    }
}
