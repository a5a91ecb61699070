namespace Pulumi;

/// <summary>Ends a run with a message and no stack trace.</summary>
public class RunException : Exception
{
    /// <summary>With a message.</summary>
    public RunException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public RunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>For outputs that are no <see cref="Output{T}"/>.</summary>
    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames) => new(
        $"Output(s) '{string.Join(", ", outputAttributeNames)}' have incorrect type. "
        + "[Output] attributed properties must be instances of Output<T>.");
}
