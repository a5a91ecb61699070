using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Wire;

namespace Pulumi;

/// <summary>The outputs of one resource before it is registered: set on its properties, resolved later.</summary>
internal sealed class OutputPromises
{
    private readonly Dictionary<string, IOutputPromise> _byName = [];

    /// <summary>Gives every marked property of the resource an unresolved output.</summary>
    /// <param name="resource">The resource under construction.</param>
    /// <param name="all">False leaves alone what a component declares itself: it sets those on its own.</param>
    public static OutputPromises Make(Resource resource, bool all)
    {
        var promises = new OutputPromises();
        foreach (var property in resource.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is not { } attribute)
                continue;
            var declarer = property.DeclaringType!;
            if (!all && declarer != typeof(Resource))
                continue;
            if (OutputConverter.OutputValueType(property.PropertyType) is not { } valueType)
                throw RunException.OutputsHaveIncorrectType([attribute.Name ?? property.Name]);
            var place = $"[Output] {resource.GetType().FullName}.{property.Name}";
            // Only the declaring type shows a private setter.
            var declared = declarer.GetProperty(property.Name, BindingFlags.Public | BindingFlags.Instance)!;
            if (!declared.CanWrite)
                throw new InvalidOperationException($"{place} did not have a 'set' method");
            OutputConverter.CheckTargetType(place, valueType, []);
            var promise = (IOutputPromise)Activator.CreateInstance(
                typeof(OutputPromise<>).MakeGenericType(valueType), resource)!;
            declared.SetValue(resource, promise.Output);
            promises._byName.Add(attribute.Name ?? property.Name, promise);
        }
        return promises;
    }

    /// <summary>Resolves the outputs from what came of the registration.</summary>
    public void Resolve(Resource resource, Registered registered)
    {
        _byName[WireNames.Urn].Set(OutputData<object?>.Known(registered.Urn));
        if (_byName.TryGetValue(WireNames.Id, out var id))
            id.Set(OutputData<object?>.Known(registered.Id) with { IsKnown = registered.Id.Length > 0 });
        foreach (var (name, promise) in _byName)
        {
            if (name is WireNames.Urn or WireNames.Id || !registered.State.TryGetValue(name, out var wire))
                continue;
            var data = WireValue.Read(wire);
            var place = $"{resource.GetType().FullName}.{name}";
            promise.Set(data with
            {
                Value = OutputConverter.Convert(error => Log.Warn(error, resource), place, data.Value, promise.ValueType),
            });
        }
    }

    /// <summary>Fails all outputs not resolved yet.</summary>
    public void Fail(Exception exception)
    {
        foreach (var promise in _byName.Values)
            promise.Fail(exception);
    }

    /// <summary>Resolves what nobody gave a value: unknown during a preview, else empty.</summary>
    public void ResolveRest(bool isKnown)
    {
        foreach (var promise in _byName.Values)
            promise.SetDefault(isKnown);
    }

    private interface IOutputPromise
    {
        Type ValueType { get; }
        IOutput Output { get; }
        void Set(OutputData<object?> data);
        void SetDefault(bool isKnown);
        void Fail(Exception exception);
    }

    private sealed class OutputPromise<T> : IOutputPromise
    {
        private readonly TaskCompletionSource<OutputData<T>> _source = new();
        private readonly ImmutableHashSet<Resource> _owner;

        public OutputPromise(Resource owner)
        {
            _owner = [owner];
            Output = new Output<T>(_source.Task);
        }

        public Type ValueType => typeof(T);
        public IOutput Output { get; }

        public void Set(OutputData<object?> data) => _source.SetResult(new(
            data.Value is null ? default! : (T)data.Value, data.IsKnown, data.IsSecret, _owner.Union(data.Resources)));

        public void SetDefault(bool isKnown) => _source.TrySetResult(new(default!, isKnown, false, _owner));

        public void Fail(Exception exception) => _source.TrySetException(exception);
    }
}
