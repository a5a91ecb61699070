using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Wire;

namespace Pulumi;

/// <summary>The outputs of one resource before it is registered: set on its properties, resolved later.</summary>
internal sealed class OutputPromises
{
    private readonly Dictionary<string, IPromise> _byName = [];

    // A type is looked at once: reading attributes is slow.
    private static readonly ConcurrentDictionary<Type, ImmutableArray<Marked>> Known = new();

    /// <summary>Gives every marked property an unresolved output, but those that a component declares: it sets them itself.</summary>
    public OutputPromises(Resource resource)
    {
        foreach (var (name, type, property) in Known.GetOrAdd(resource.GetType(), MarkedOf))
        {
            var promise = PromiseOf(type, resource);
            property.SetValue(resource, promise.Output);
            _byName.Add(name, promise);
        }
    }

    private static ImmutableArray<Marked> MarkedOf(Type resource)
    {
        var marked = ImmutableArray.CreateBuilder<Marked>();
        foreach (var property in resource.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var declarer = property.DeclaringType!;
            if (property.GetCustomAttribute<OutputAttribute>() is not { } output || (resource.IsAssignableTo(typeof(ComponentResource)) && declarer != typeof(Resource)))
                continue;
            if (OutputConverter.Element(property.PropertyType, typeof(Output<>)) is not { } type)
                throw RunException.OutputsHaveIncorrectType([output.Name ?? property.Name]);
            var place = $"[Output] {resource.FullName}.{property.Name}";
            OutputConverter.CheckTargetType(place, type, []);
            // Only the declaring type shows a private setter.
            var declared = declarer.GetProperty(property.Name, BindingFlags.Public | BindingFlags.Instance)!;
            if (!declared.CanWrite)
                throw new InvalidOperationException($"{place} did not have a 'set' method");
            marked.Add(new(output.Name ?? property.Name, type, declared));
        }

        return marked.ToImmutable();
    }

    /// <summary>Resolves the outputs that the registration's result tells.</summary>
    public void Resolve(Resource resource, Registered registered)
    {
        foreach (var (name, promise) in _byName)
        {
            if (name == "urn")
                promise.Set(OutputData<object?>.Known(registered.Urn));
            else if (name == "id")
                promise.Set(OutputData<object?>.Known(registered.Id) with { IsKnown = registered.Id.Length > 0 });
            else if (registered.State.TryGetValue(name, out var data))
                promise.Set(data with { Value = OutputConverter.Convert(Warn, $"{resource.GetType().FullName}.{name}", data.Value, promise.Type) });
        }

        void Warn(string message) => Log.Warn(message, resource);
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

    // The types named here are made ahead in a native build, and with text every other reference type.
    private static IPromise PromiseOf(Type type, Resource owner) =>
        type == typeof(string) ? new Promise<string>(owner)
        : type == typeof(int) ? new Promise<int>(owner)
        : type == typeof(bool) ? new Promise<bool>(owner)
        : (IPromise)Activator.CreateInstance(typeof(Promise<>).MakeGenericType(type), owner)!;

    private sealed record Marked(string Name, Type Type, PropertyInfo Property);

    private interface IPromise
    {
        Type Type { get; }
        IOutput Output { get; }
        void Set(OutputData<object?> data);
        void SetDefault(bool isKnown);
        void Fail(Exception exception);
    }

    private sealed class Promise<T> : IPromise
    {
        private readonly TaskCompletionSource<OutputData<T>> _source = new();
        private readonly ImmutableHashSet<Resource> _owner;

        public Promise(Resource owner)
        {
            _owner = [owner];
            Output = new Output<T>(_source.Task);
        }

        public Type Type => typeof(T);
        public IOutput Output { get; }

        public void Set(OutputData<object?> data) => _source.SetResult(new(
            data.Value is null ? default! : (T)data.Value, data.IsKnown, data.IsSecret, _owner.Union(data.Resources)));

        public void SetDefault(bool isKnown) => _source.TrySetResult(new(default!, isKnown, false, _owner));

        public void Fail(Exception exception) => _source.TrySetException(exception);
    }
}
