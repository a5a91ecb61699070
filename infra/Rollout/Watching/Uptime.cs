using System.Globalization;
using System.Net;
using System.Text.Json;

namespace TrinoInfra.Rollout.Watching;

/// <summary>How long a coordinator runs, as <c>/v1/info</c> tells anybody.</summary>
internal static class Uptime
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(10);

    /// <param name="http">Carries the request.</param>
    /// <param name="track">The track's own address.</param>
    /// <returns>Null where it does not say.</returns>
    public static async Task<TimeSpan?> Ask(HttpMessageInvoker http, Uri track)
    {
        using var limit = new CancellationTokenSource(_limit);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{track.GetLeftPart(UriPartial.Path).TrimEnd('/')}/v1/info");
        try
        {
            using var answer = await http.SendAsync(request, limit.Token);
            return answer.StatusCode == HttpStatusCode.OK ? Read(await answer.Content.ReadAsStringAsync(limit.Token)) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <param name="info">The body of <c>/v1/info</c>, whose <c>uptime</c> is a number with a unit, such as <c>2.10m</c>.</param>
    public static TimeSpan? Read(string info)
    {
        try
        {
            using var document = JsonDocument.Parse(info);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("uptime", out var uptime) && uptime.ValueKind == JsonValueKind.String
                    ? Length(uptime.GetString()!)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? Length(string text)
    {
        var number = text.TrimEnd("nsumhd".ToCharArray());
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && Unit(text[number.Length..]) is { } unit && value * unit.TotalDays < 1e6
                ? value * unit
                : null;
    }

    private static TimeSpan? Unit(string name) => name switch
    {
        "ns" => TimeSpan.FromMicroseconds(0.001),
        "us" => TimeSpan.FromMicroseconds(1),
        "ms" => TimeSpan.FromMilliseconds(1),
        "s" => TimeSpan.FromSeconds(1),
        "m" => TimeSpan.FromMinutes(1),
        "h" => TimeSpan.FromHours(1),
        "d" => TimeSpan.FromDays(1),
        _ => null,
    };
}
