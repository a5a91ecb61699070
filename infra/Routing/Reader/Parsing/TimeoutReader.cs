using TrinoInfra.Settings;

namespace TrinoInfra.Routing.Reader.Parsing;

internal static class TimeoutReader
{
    public static Timeouts Read(Field rule)
    {
        var request = Duration(rule["timeouts"].Only("request", "backendRequest")["request"]);
        var backend = Duration(rule["timeouts"]["backendRequest"]);
        if (request is not null && backend is not null
            && ApiDuration.Of(request) is var whole && whole > TimeSpan.Zero && ApiDuration.Of(backend) > whole)
            rule["timeouts"]["backendRequest"].Fault(
                $"{Quoted.Text(backend)} is longer than request, {Quoted.Text(request)}", "give at most the request's timeout");
        return new Timeouts(request, backend, rule["retry"].Exists);
    }

    private static string? Duration(Field field)
    {
        if (field.Text("give a duration such as 280s") is not { } text || ApiDuration.Of(text) is not null)
            return field.Text();
        field.Wrong("give a duration such as 280s, 1h30m or 500ms");
        return null;
    }
}
