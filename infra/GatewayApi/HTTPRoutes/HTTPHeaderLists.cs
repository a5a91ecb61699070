using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Lets lists of headers be written as pairs: `Set = { { "X-Forwarded-Host", host } }`.</summary>
public static class HTTPHeaderLists
{
    extension(InputList<HTTPHeaderArgs> headers)
    {
        /// <summary>Appends a header with its value.</summary>
        public void Add(Input<string> name, Input<string> value) =>
            headers.Add(new HTTPHeaderArgs(name, value));
    }
}
