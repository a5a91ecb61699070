using System.Text;

namespace TrinoInfra.Trino;

/// <summary>What a caller proves itself by. It shows nowhere.</summary>
internal sealed class Login
{
    private Login(string header) => Header = header;

    /// <summary>The value of <c>Authorization</c>.</summary>
    public string Header { get; }

    /// <param name="scheme">What <c>Authorization</c> begins with.</param>
    /// <param name="proof">What it says behind that, as it is.</param>
    public static Login Of(string scheme, string proof) => new($"{scheme} {proof}");

    public static Login Basic(string user, string password) => Of("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    public override string ToString() => "[secret]";
}
