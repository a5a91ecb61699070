namespace TrinoInfra.GatewayApi;

/// <summary>A status to redirect with, written as its number; `requestRedirect.statusCode` of a filter.</summary>
public enum HTTPRedirectStatusCode
{
    /// <summary>For good; clients may turn a POST into a GET.</summary>
    MovedPermanently = 301,

    /// <summary>For now; clients may turn a POST into a GET.</summary>
    Found = 302,

    /// <summary>The answer is elsewhere; clients GET it.</summary>
    SeeOther = 303,

    /// <summary>For now; clients keep method and body.</summary>
    TemporaryRedirect = 307,

    /// <summary>For good; clients keep method and body.</summary>
    PermanentRedirect = 308,
}
