namespace Pulumi;

/// <summary>An output of whatever type.</summary>
internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}

/// <summary>An input of whatever type.</summary>
internal interface IInput
{
    IOutput ToOutput();
}

/// <summary>A list or map whose elements are inputs of their own, each known or secret by itself.</summary>
internal interface IInputCollection
{
    IInput Elements { get; }
}
