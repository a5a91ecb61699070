namespace Pulumi;

/// <summary>A property of a resource's arguments: a value at hand or another resource's output.</summary>
public class Input<T> : IInput
{
    private protected Output<T> _output;

    private protected Input(Output<T> output) => _output = output ?? throw new ArgumentNullException(nameof(output));

    /// <summary>A value at hand.</summary>
    public static implicit operator Input<T>(T value) => Output.Create(value);

    /// <summary>A value to come.</summary>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>The output behind the input.</summary>
    public static implicit operator Output<T>(Input<T> input) => input._output;

    IOutput IInput.ToOutput() => _output;
}
