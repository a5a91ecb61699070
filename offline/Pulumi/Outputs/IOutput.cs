namespace Pulumi;

/// <summary>An output of whatever type.</summary>
internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}

/// <summary>An input of whatever type.</summary>
internal interface IInput
{
    /// <summary>The output behind the input; of a list or map one of inputs, each known or secret by itself.</summary>
    IOutput Parts { get; }

    /// <summary>The output behind the input, as one value.</summary>
    IOutput Whole { get; }
}
