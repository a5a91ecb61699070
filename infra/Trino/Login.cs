using System.Text;

namespace TrinoInfra.Trino;

/// <summary>What a caller proves itself by. It shows nowhere.</summary>
internal sealed class Login
{
    private Login(string header) => Header = header;

    /// <summary>The value of <c>Authorization</c>.</summary>
    public string Header { get; }

    public static Login Basic(string user, string password) => new($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}");

    public static Login Bearer(string token) => new($"Bearer {token}");

    public override string ToString() => "[secret]";
}
