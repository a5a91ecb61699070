using System.Reflection;

namespace Pulumi;

/// <summary>The root of all resources; its outputs are the properties so marked.</summary>
public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    /// <summary>Makes the stack; a derived constructor makes what is in it.</summary>
    public Stack(StackOptions? options = null)
        : base(RootType, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", AsComponent(options)) =>
        Deployment.RequireRun().Stack = this;

    /// <summary>Registers the marked properties, which must all have been set by now.</summary>
    internal Output<IDictionary<string, object?>> RegisterPropertyOutputs()
    {
        var outputs = (from property in GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                       let output = property.GetCustomAttribute<OutputAttribute>()
                       where output is not null && !property.DeclaringType!.IsAssignableFrom(typeof(Stack))
                       select KeyValuePair.Create(output.Name ?? property.Name, property.GetValue(this))).ToList();

        var unset = outputs.Where(output => output.Value is null).Select(output => output.Key).ToList();
        if (unset.Count > 0)
        {
            throw new RunException($"Output(s) '{string.Join(", ", unset)}' have no value assigned. " +
                "[Output] attributed properties must be assigned inside Stack constructor.");
        }
        var wrong = outputs.Where(output => output.Value is not IOutput).Select(output => output.Key).ToList();
        if (wrong.Count > 0)
            throw RunException.OutputsHaveIncorrectType(wrong);

        var registered = Output.Create<IDictionary<string, object?>>(new Dictionary<string, object?>(outputs));
        RegisterOutputs(registered);
        return registered;
    }

    private static ComponentResourceOptions? AsComponent(StackOptions? options) =>
        options is null ? null : new() { ResourceTransformations = options.ResourceTransformations };
}
