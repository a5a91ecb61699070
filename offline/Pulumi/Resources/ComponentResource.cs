using System.Reflection;

namespace Pulumi;

/// <summary>A resource made of resources.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    /// <exception cref="NotSupportedException">The component is <paramref name="remote"/>.</exception>
    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions())
    {
        if (remote)
            throw new NotSupportedException("The offline stand-in speaks to no engine, which remote components need.");
    }

    /// <summary>Says that the component is complete; its outputs are its properties so marked.</summary>
    protected void RegisterOutputs()
    {
        var outputs = from property in GetType().GetProperties()
                      let output = property.GetCustomAttribute<OutputAttribute>()
                      where output is not null && property.Name != nameof(Urn)
                      let name = string.IsNullOrWhiteSpace(output.Name) ? property.Name : output.Name
                      select KeyValuePair.Create(name, property.GetValue(this));
        RegisterOutputs(new Dictionary<string, object?>(outputs));
    }

    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.RequireRun().RegisterOutputs(this, outputs);
    }
}
