using TrinoInfra.RouteReader;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>The Web UI of one coordinator: a login whose cookie is host-only and means nothing to any other.</summary>
public sealed class WebUi
{
    private const string CookieName = "Trino-UI-Token";

    private readonly string token = Guid.NewGuid().ToString("N");

    public Answer Handle(Request request, string[] path, string external) => (request.Method, path) switch
    {
        ("GET", []) => Answer.Redirect(303, $"{external}/ui/"),
        ("GET", ["ui", "login.html"]) => Answer.Text(200, "login"),
        ("POST", ["ui", "login"]) => new(
            303,
            [new("Location", $"{external}/ui/"), new("Set-Cookie", $"{CookieName}={token}; Path=/ui; HttpOnly")]),
        ("GET", ["ui", ..]) when IsLoggedIn(request.Headers) => Answer.Text(200, "ui"),
        ("GET", ["ui", ..]) => Answer.Redirect(303, $"{external}/ui/login.html"),
        _ => Answer.Text(405, "Method Not Allowed"),
    };

    private bool IsLoggedIn(HeaderFields headers) =>
        (headers["Cookie"] ?? "").Split(';', StringSplitOptions.TrimEntries).Contains($"{CookieName}={token}");
}
