using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>Says what of an object an API server refuses.</summary>
internal static class Limits
{
    /// <summary>The object's spec as the server completes it; what breaks a limit is said.</summary>
    public static Field Check(ApiSchema schema, Field spec)
    {
        if (!spec.Exists)
            spec.Wrong($"give the spec of the {schema.Kind}");
        else
            Value(schema.Spec, spec = spec with { Value = Defaults.FillIn(schema.Spec, spec.Value!) });
        return spec;
    }

    private static void Value(ApiField api, Field field)
    {
        switch (api.Type)
        {
            case "object" when IsMapping(field):
                Members(api, field);
                break;
            case "map" when IsMapping(field):
                if (field.Count > api.MaxProperties)
                    field.Breach($"it has {field.Count} entries", $"the Gateway API takes at most {api.MaxProperties}");
                else
                    Each(api, field.Entries.Select(entry => entry.Value));
                break;
            case "array" when IsList(field):
                List(api, field);
                break;
            case "string":
                Text(api, field);
                break;
            case "integer":
                Integer(api, field);
                break;
            case "boolean" when !field.IsBoolean:
                field.Wrong(Fix(api));
                break;
        }
        Judge(api.Rules, field);
    }

    private static void Members(ApiField api, Field field)
    {
        foreach (var (name, member) in api.Members)
        {
            if (member.Required && !field[name].Exists)
                field[name].Wrong(name == "name" ? "give a name" : Fix(member));
        }
        foreach (var (key, value) in field.Entries)
        {
            if (api.Members.TryGetValue(key, out var member))
                Value(member, field[key]);
            else if (api.ExperimentalMembers.Contains(key))
                Experimental(value);
            else if (!field.Document.IsLive)
                value.Fault("unknown key", KeySuggestion.For(key, [.. api.Members.Keys, .. api.ExperimentalMembers]));
        }
    }

    private static void List(ApiField api, Field field)
    {
        if (field.Count < api.MinItems)
            field.Breach("it has no items", $"give at least {api.MinItems}");
        // What there is too much of is not looked at one by one.
        if (field.Count > api.MaxItems)
            field.Breach($"it has {field.Count} items", $"the Gateway API takes at most {api.MaxItems}");
        else
            Each(api, field.Items);
        if (api.Unique && !(field.Count > api.MaxItems))
            Alike(api, field);
    }

    private static void Each(ApiField api, IEnumerable<Field> elements)
    {
        foreach (var element in elements)
        {
            if (api.Element is { } scalar)
            {
                Value(scalar, element);
            }
            else if (IsMapping(element))
            {
                Members(api, element);
                Judge(api.ElementRules, element);
            }
        }
    }

    private static void Alike(ApiField api, Field list)
    {
        HashSet<string> seen = [];
        foreach (var item in list.Items)
        {
            var parts = api.Keys is [] ? [item] : api.Keys.Select(key => item[key]).ToList();
            if (parts.TrueForAll(part => part.Exists) && !seen.Add(string.Join('\n', parts.Select(part => part.Shown))))
                parts[0].Breach($"{parts[0].Shown} is there already", "give each once");
        }
    }

    private static void Text(ApiField api, Field field)
    {
        if (field.RequireText(Fix(api)) is not { } text)
        {
            // In a list a null is no text either.
            if (!field.Exists)
                field.Wrong(Fix(api));
            return;
        }
        var length = text.EnumerateRunes().Count();
        if (length < api.MinLength)
            field.Breach("it is empty", Fix(api));
        else if (length > api.MaxLength)
            field.Breach($"it has {length} characters", $"give at most {api.MaxLength}");
        else if (api.Pattern?.Matches(text) == false)
            field.Wrong(Fix(api));
        else if (api.Experimental.Contains(text))
            Experimental(field);
        else if (api.Enum is not [] && !api.Enum.Contains(text))
            field.Wrong(Fix(api));
    }

    private static void Integer(ApiField api, Field field)
    {
        if (field.Exists && field.Number is null)
            field.Fault($"{field.Shown} will not do", Fix(api));
        else if (field.Integer is not { } number || number < api.Minimum || number > api.Maximum || (api.Enum is not [] && !api.Enum.Contains($"{number}")))
            field.Wrong(Fix(api));
    }

    private static void Experimental(Field field)
    {
        if (!field.Document.IsLive)
            field.Note($"{field.Text ?? "it"} is of the experimental channel, which clusters with the standard one refuse");
    }

    private static void Judge(List<string> rules, Field field)
    {
        foreach (var message in rules)
            ApiRules.All[message](field);
    }

    private static bool IsMapping(Field field) => Is(field, field.IsMapping, "mapping", "give a mapping of keys to values");

    private static bool IsList(Field field) => Is(field, field.IsList, "list", "give a list");

    private static bool Is(Field field, bool holds, string what, string fix)
    {
        if (!holds)
            field.Fault($"{field.Shown} is no {what}", fix);
        return holds;
    }

    /// <summary>What to write into a field.</summary>
    private static string Fix(ApiField api) => api switch
    {
        { Enum: [_, ..] } => $"give one of {string.Join(", ", api.Enum)}",
        { Pattern: { } pattern } => pattern.Fix,
        { Type: "integer", Maximum: { } most } => $"give a whole number from {api.Minimum} to {most}",
        { Type: "integer" } => $"give a whole number of at least {api.Minimum}",
        { Type: "boolean" } => "give true or false",
        { Type: "array" } => $"give a list of at least {api.MinItems ?? 0}",
        { Type: "object" or "map" } => "give a mapping of keys to values",
        { MaxLength: { } most } => $"give a text of {api.MinLength ?? 0} to {most} characters",
        _ => "give a text",
    };
}
