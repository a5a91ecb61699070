namespace TrinoInfra.Tests.Components;

/// <summary>A Secret as the kubelet mounts it; without a password there is none.</summary>
internal sealed class MountedSecret : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-").FullName;

    public MountedSecret(string name, string? password)
    {
        File.WriteAllText(Path.Combine(folder, "username"), name);
        if (password is not null)
            Write(password);
    }

    public (string Name, string Value)[] Variables => [("TRINO_CREDENTIALS", folder)];

    public void Write(string password)
    {
        File.WriteAllText(Path.Combine(folder, "..data"), password);
        File.Move(Path.Combine(folder, "..data"), Path.Combine(folder, "password"), overwrite: true);
    }

    /// <summary>A PATH whose curl, and whatever else is run, writes down its arguments and its environment first.</summary>
    public ((string Name, string Value) Path, string Log) Spy()
    {
        var (bin, log) = (Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName, Path.Combine(folder, "log"));
        foreach (var tool in new[] { "curl", "base64", "tr", "cat", "grep" })
        {
            var file = Path.Combine(bin, tool);
            File.WriteAllText(file, $"#!/bin/sh\n{{ printf '%s\\n' \"$@\"; /usr/bin/env; }} >>'{log}'\nexec /usr/bin/{tool} \"$@\"\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return (("PATH", $"{bin}:{Environment.GetEnvironmentVariable("PATH")}"), log);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
