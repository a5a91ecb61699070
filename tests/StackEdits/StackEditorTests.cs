using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Checking;
using TrinoInfra.CommandLine.Render;
using TrinoInfra.Diff;
using TrinoInfra.Files;
using TrinoInfra.Settings;
using TrinoInfra.StackEdits;
using TrinoInfra.Tests.Settings;
using TrinoInfra.Yaml;

namespace TrinoInfra.Tests.StackEdits;

public sealed class StackEditorTests
{
    /// <summary>Stack files as people write them: each has trino-479 of weight 90, the primary, and trino-480 of weight 10.</summary>
    public static TheoryData<string> Files { get; } =
        [.. Directory.EnumerateFiles(Repository.File("tests", "StackEdits", "files")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Another_weight_is_other_digits(string file)
    {
        var (text, before) = Read(file);
        var after = StackEditor.SetWeights(Stack(text), Weights(("trino-480", 25))).ValueOrThrow();
        Assert.Equal(("10", "25"), Difference(text, after));
        Reads(after, With(before, "trino-480", track => track with { Weight = Weight.Of(25) }));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Several_weights_at_once_and_back_are_the_same_bytes(string file)
    {
        var (text, before) = Read(file);
        var after = StackEditor.SetWeights(Stack(text), Weights(("trino-479", 0), ("trino-480", 1_000_000))).ValueOrThrow();
        Reads(after, With(With(before, "trino-480", track => track with { Weight = Weight.Of(1_000_000) }), "trino-479", track => track with { Weight = Weight.Of(0) }));
        Assert.Equal(text, StackEditor.SetWeights(Stack(after), Weights(("trino-479", 90), ("trino-480", 10))).ValueOrThrow());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Another_primary_is_another_name_or_one_more_key(string file)
    {
        var (text, before) = Read(file);
        var after = StackEditor.SetPrimary(Stack(text), "trino-480").ValueOrThrow();
        var (was, now) = Difference(text, after);
        if (before.Primary is null)
            Assert.Equal(("", true), (was, now.Contains("primary", StringComparison.Ordinal)));
        else
            Assert.Equal(("79", "80"), (was, now));
        Reads(after, before with { Primary = DnsLabel.Of("trino-480") });
        Assert.Equal(Lines(text).Length + (before.Primary is null && file != "Pulumi.flow.yaml" ? 1 : 0), Lines(after).Length);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Another_track_is_a_copy_at_the_end(string file)
    {
        var (text, before) = Read(file);
        var after = StackEditor.AddTrack(Stack(text), New("trino-481", like: "trino-479")).ValueOrThrow();
        var like = before.Tracks.Single(track => track.Name == "trino-479");
        Reads(after, before with { Tracks = [.. before.Tracks, like with { Name = DnsLabel.Of("trino-481"), Weight = Weight.Of(0), Version = "481", Chart = TrackSettings.DefaultChart, Match = [] }] });
        IsKept(text, after);
        Assert.Equal(text, StackEditor.RemoveTrack(Stack(after), "trino-481").ValueOrThrow().Replace("\"480\" }, # the last", "\"480\" } # the last"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Another_track_like_none_has_what_every_track_has(string file)
    {
        var (text, before) = Read(file);
        var after = StackEditor.AddTrack(Stack(text), New("trino-481", like: null)).ValueOrThrow();
        Reads(after, before with { Tracks = [.. before.Tracks, new() { Name = DnsLabel.Of("trino-481"), Weight = Weight.Of(0), Version = "481" }] });
        IsKept(text, after);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_track_goes_and_nothing_else(string file)
    {
        var (text, before) = Read(file);
        var after = StackEditor.RemoveTrack(Stack(text), "trino-480").ValueOrThrow();
        Reads(after, before with { Tracks = [.. before.Tracks.Where(track => track.Name == "trino-479")] });
        IsKept(after, text);
    }

    [Fact]
    public void What_the_edits_do_line_by_line()
    {
        var told = new StringBuilder();
        foreach (var file in Files.Select(row => row.Data))
        {
            var stack = Stack(Read(file).Text);
            Tell("weight", StackEditor.SetWeights(stack, Weights(("trino-480", 25))));
            Tell("promote", StackEditor.SetPrimary(stack, "trino-480"));
            Tell("add", StackEditor.AddTrack(stack, New("trino-481", like: "trino-479")));
            Tell("retire", StackEditor.RemoveTrack(stack, "trino-480"));

            void Tell(string edit, Checked<string> after)
            {
                told.Append($"== {file}: {edit}\n");
                foreach (var (mark, line) in LineDifference.Of(stack.Text, after.ValueOrThrow()))
                    told.Append($"{mark} {Quoted.Whole(line)}".TrimEnd()).Append('\n');
            }
        }

        Golden.Matches("track-edits.txt", told.ToString());
    }

    [Theory]
    [InlineData("- { name: a, weight: 1 }\n- { name: b, weight: *w }", "Pulumi.dev.yaml:8:24: the weight is the alias *w; write `weight: 25` there")]
    [InlineData("- { name: a, weight: 1 }\n- { name: b, <<: *base }", "Pulumi.dev.yaml:8:5: the weight is merged into the track by <<; write `weight: 25` among the track's own keys")]
    [InlineData("- { name: a, weight: 1 }\n- *b", "Pulumi.dev.yaml:8:5: the track is the alias *b; write its settings out here, to have them edited")]
    [InlineData("- &x { name: b, weight: 1 }\n- { <<: *x, name: a }", "Pulumi.dev.yaml:7:27: stands for something else too: it is within &x, and line 8 has *x; write out what *x stands for there, and run this again")]
    [InlineData("- { name: b, weight: &x 1 }\n- { name: a, weight: *x }", "Pulumi.dev.yaml:7:27: stands for something else too: it is within &x, and line 8 has *x; write out what *x stands for there, and run this again")]
    [InlineData("- name: b\n  weight: |\n    1", "Pulumi.dev.yaml:8:13: the weight is a text of several lines; write `weight: 25`")]
    [InlineData("- { name: trino-b, weight: 1 }", "Pulumi.dev.yaml: \"b\" is no track; give one of trino-b")]
    public void A_weight_that_is_not_the_tracks_own_is_left_alone(string tracks, string fault)
    {
        var text = $"w: &w 5\nbase: &base\n  weight: 5\nb: &b {{ name: b, weight: 5 }}\nconfig:\n  trino-infra:tracks:\n  {tracks.Replace("\n", "\n  ", StringComparison.Ordinal)}\n";
        Assert.False(StackEditor.SetWeights(Stack(text), Weights(("b", 25))).TryGet(out _, out var faults));
        Assert.Equal([fault], faults.Select(each => $"{each}"));
    }

    [Theory]
    [InlineData("config: {}", "Pulumi.dev.yaml: has no trino-infra:tracks of its own; write them there, below config, to have them edited")]
    [InlineData("a: &t []\nconfig: { tracks: *t }", "Pulumi.dev.yaml:2:19: the tracks are no list here; write the list here, each track below a hyphen, to have it edited")]
    [InlineData("config: { tracks: [{ name: bb, weight: 1 }]", "Pulumi.dev.yaml:")]
    public void A_text_without_tracks_is_a_fault(string text, string fault)
    {
        Assert.False(StackEditor.SetPrimary(Stack(text), "bb").TryGet(out _, out var faults));
        Assert.StartsWith(fault, $"{Assert.Single(faults)}");
    }

    [Fact]
    public void What_others_refer_to_moves_to_the_first_of_them()
    {
        var (text, before) = Read("Pulumi.anchors.yaml");
        var after = StackEditor.RemoveTrack(Stack(text), "trino-479").ValueOrThrow();
        Reads(after, before with { Tracks = [.. before.Tracks.Where(track => track.Name == "trino-480")] });
        Assert.Contains(
            """
                - name: trino-480
                  weight: &ten 10
                  version: "480"
                  catalogs: &catalogs # all of them
                    tpch:
                      connector.name: tpch
                  drain: &drain 10m

            """.ReplaceLineEndings("\n"),
            after);
    }

    [Theory]
    [InlineData("    - name: b\n      weight: 1\n  x:\n          deeper: *v\n", "          deeper: &v # as it is\n            c:\n\n              d: 1\n")]
    [InlineData("    - name: b\n      weight: 1\n  x: *v\n", "  x: &v # as it is\n    c:\n\n      d: 1\n")]
    [InlineData("    - name: b\n      weight: 1\n  x:\n  - *v\n", null)]
    [InlineData("    - name: b\n      weight: 1\n  x: { v: *v }\n", null)]
    public void It_is_indented_as_they_are_or_not_moved(string rest, string? moved)
    {
        var stack = Stack($"config:\n  tracks:\n    - name: a\n      weight: 1\n      values: &v # as it is\n        c:\n\n          d: 1\n{rest}");
        if (moved is not null)
        {
            Assert.EndsWith(moved, StackEditor.RemoveTrack(stack, "a").ValueOrThrow());
            return;
        }

        Assert.False(StackEditor.RemoveTrack(stack, "a").TryGet(out _, out var faults));
        Assert.Equal(
            $"Pulumi.dev.yaml:5:15: track a has the anchor &v, and line {(rest.Contains("- *v", StringComparison.Ordinal) ? 12 : 11)} has *v; write out what *v stands for there, and run this again",
            $"{Assert.Single(faults)}");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("e5")]
    [InlineData("on")]
    public void A_name_that_YAML_takes_for_something_else_stays_a_name(string name)
    {
        var text = $"config: {{ cluster: {{ context: k }}, gateway: {{ hostname: a.b }}, tracks: [{{ name: a, weight: 1 }}, {{ name: \"{name}\", weight: 1 }}] }}";
        Assert.Equal(name, Settings(StackEditor.SetPrimary(Stack(text), name).ValueOrThrow()).PrimaryTrack.Name);
        Assert.Equal($"{name}x", Settings(StackEditor.AddTrack(Stack(text), New($"{name}x", like: name)).ValueOrThrow()).Tracks[2].Name);
    }

    [Fact]
    public void Any_settings_in_any_style_are_edited_and_nothing_else() => Gen.Select(SettingsGen.Stack, Gen.Int[0, 7], Gen.Int[0, Weight.Max / 100 / 8], Gen.Int[0, 2]).Sample((settings, which, weight, style) =>
    {
        var config = new JsonObject
        {
            ["config"] = new JsonObject(SettingsJson.InFile(SettingsJson.Of(settings)).Where(entry => entry.Key != "primary" || settings.Primary is not null)
            .Select(entry => KeyValuePair.Create($"trino-infra:{entry.Key}", entry.Value?.DeepClone())))
        };
        var text = style switch
        {
            0 => ManifestYaml.Of(JsonNode.Parse(config.ToJsonString())!),
            1 => config.ToJsonString(new() { WriteIndented = true }),
            _ => config.ToJsonString(),
        };
        var stack = Stack(text);
        var track = $"{settings.Tracks[which % settings.Tracks.Length].Name}";
        var index = which % settings.Tracks.Length;

        Becomes(StackEditor.SetWeights(stack, Weights((track, weight))), config => Tracks(config)[index]!["weight"] = weight);
        Becomes(StackEditor.SetPrimary(stack, track), config => config["trino-infra:primary"] = track);
        if (settings.Tracks.Length > 1)
            Becomes(StackEditor.RemoveTrack(stack, track), config => Tracks(config).RemoveAt(index));
        if (settings.Tracks[index].External is null)
        {
            var added = StackEditor.AddTrack(stack, New("zz", like: track));
            Becomes(added, config =>
            {
                var copy = Tracks(config)[index]!.DeepClone().AsObject();
                (copy["name"], copy["weight"], copy["version"], copy["chart"]) = ("zz", 0, "481", TrackSettings.DefaultChart.Version);
                copy.Remove("match");
                Tracks(config).Add(copy);
            });
            Assert.Equal(text, StackEditor.RemoveTrack(Stack(added.ValueOrThrow()), "zz").ValueOrThrow().Replace("},\n    ]", "}\n    ]", StringComparison.Ordinal));
        }

        void Becomes(Checked<string> after, Action<JsonObject> change)
        {
            var intended = Config(text);
            change(intended);
            Assert.True(JsonNode.DeepEquals(intended, Config(after.ValueOrThrow())), $"{text}\nbecame\n{after.ValueOrThrow()}");
        }
    });

    private static JsonArray Tracks(JsonObject config) => config["trino-infra:tracks"]!.AsArray();

    private static JsonObject Config(string text) =>
        JsonNode.Parse(YamlJson.ToJson(YamlComposer.Compose(text, "x").Single(), []).GetRawText())!["config"]!.AsObject();

    private static NewTrack New(string name, string? like) =>
        new(DnsLabel.Of(name), ImageTag.TryParse("481", out var tag, out _) ? tag : throw new InvalidOperationException(), TrackSettings.DefaultChart.Version, like);

    private static Dictionary<string, Weight> Weights(params (string Track, int Weight)[] weights) =>
        weights.ToDictionary(weight => weight.Track, weight => Weight.Of(weight.Weight));

    private static StackText Stack(string text) => new("Pulumi.dev.yaml", text);

    private static (string Text, StackSettings Settings) Read(string file)
    {
        var text = TextFile.Read(Repository.File("tests", "StackEdits", "files"), file, 1 << 20, "");
        return (text, Settings(text));
    }

    private static StackSettings Settings(string text) =>
        StackFiles.Load("", "dev", (name, _) => name == "Pulumi.yaml" ? "name: trino-infra" : text).Then(SettingsReader.Read).ValueOrThrow();

    private static StackSettings With(StackSettings settings, string track, Func<TrackSettings, TrackSettings> change) =>
        settings with { Tracks = [.. settings.Tracks.Select(each => each.Name == track ? change(each) : each)] };

    private static void Reads(string text, StackSettings intended) =>
        Assert.Equal(SettingsJson.Of(intended).ToJsonString(), SettingsJson.Of(Settings(text)).ToJsonString());

    /// <summary>What differs between two texts, without what they begin and end with alike.</summary>
    private static (string Before, string After) Difference(string before, string after)
    {
        var begin = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = before[begin..].Reverse().Zip(after[begin..].Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return (before[begin..^end], after[begin..^end]);
    }

    /// <summary>Every line of the one is in the other, in its order and byte for byte, but for a comma behind one and a line break at the end.</summary>
    private static void IsKept(string part, string whole)
    {
        var lines = new Queue<string>(Lines(whole));
        foreach (var line in Lines(part).Where(line => !line.Contains("tracks: [{", StringComparison.Ordinal)))
        {
            while (lines.TryPeek(out var next) && next != line && next != line.Replace("} #", "}, #", StringComparison.Ordinal))
                lines.Dequeue();
            Assert.True(lines.TryDequeue(out _), $"{line} is gone");
        }
    }

    private static string[] Lines(string text) => LineDifference.Lines(text);
}
