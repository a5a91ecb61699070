using TrinoInfra.Bench.ChartKeys;

namespace TrinoInfra.Tests.ChartKeys;

/// <summary>How the list of a chart's values is made of its values.yaml and its templates.</summary>
public sealed class KeyListTests
{
    [Theory]
    [InlineData("{{ .Values.a.b }} {{ $.Values.c }}", "a", "a.b", "c")]
    [InlineData("{{- if and .Values.a (eq .Values.b.c \"x\") }}{{ .Values.d | quote }}{{ else if .Values.e }}{{ else }}{{ .Values.f }}{{ end }}", "a", "b", "b.c", "d", "e", "f")]
    [InlineData("{{ with .Values.a }}{{ .b }}{{ $.Values.c }}{{ end }}{{ .Values.d }}", "a", "a.b", "c", "d")]
    [InlineData("{{ toYaml .Values.a | nindent 4 }}{{ tpl (toYaml .Values.b) . }}{{ with .Values.c }}{{ tpl (. | toYaml) $ }}{{ end }}", "a.**", "b.**", "c.**")]
    [InlineData("{{ range .Values.a }}{{ .b }}{{ $.Values.c }}{{ end }}", "a", "a[]", "a[].b", "c")]
    [InlineData("{{ range $k, $v := .Values.a }}{{ $k }}: {{ $v.b }}{{ end }}{{ range $k, $v := .Values.c }}{{ $v }}{{ end }}", "a", "a.*", "a.*.b", "c", "c.*")]
    [InlineData("{{ range $x := .Values.a }}{{ $x }}{{ end }}", "a")]
    [InlineData("{{ $x := merge .Values.a.w (omit .Values.a \"w\" \"c\") }}{{ $x.p }}{{ toYaml $x.q }}", "a", "a.p", "a.q.**", "a.w", "a.w.p", "a.w.q.**")]
    [InlineData("{{ (index .Values.a \"x\").b }}{{ ((.Values.c).d).e }}{{ dig \"f\" \"g\" \"\" .Values.h }}{{ hasKey .Values.i \"j\" }}", "a", "a.x", "a.x.b", "c", "c.d", "c.d.e", "h", "h.f", "h.f.g", "i", "i.j")]
    [InlineData("{{ define \"n\" }}{{ .Values.a }}{{ range $k := list \"l\" \"r\" }}{{ end }}{{ end }}{{ include \"n\" . }}{{ template \"m\" .Values.b }}{{ define \"m\" }}{{ .c }}{{ end }}", "a", "b", "b.c")]
    [InlineData("{{ define \"r\" }}{{ range $k := list \"limits\" \"requests\" }}{{ $x := index $ $k }}{{ range $n, $v := $x }}{{ $v }}{{ end }}{{ end }}{{ end }}{{ include \"r\" .Values.a }}", "a", "a.limits", "a.limits.*", "a.requests", "a.requests.*")]
    [InlineData("{{/* .Values.a */}}{{ `{{ .Values.b }}` }}{{ \"}}\" }}{{ .Values.c | default .Values.d }}{{- /* x */ -}}", "c", "d")]
    [InlineData("{{ $x := \"\" }}{{ if .Values.a }}{{ $x = .Values.b }}{{ end }}{{ $x.c }}", "a", "b", "b.c")]
    [InlineData("{{ .Values | toPrettyJson }}{{ mustMergeOverwrite .Values.a $.Values }}", "a")]
    [InlineData("{{ .Files.Get \"a\" }}{{ .Release.Name }}{{ .Values.a\n  | trunc 63 }}", "a")]
    public void Templates_are_followed(string template, params string[] paths) => Assert.Equal(paths, Lines("name: other", "{}", template));

    [Fact]
    public void The_defaults_say_what_nothing_is_and_what_is_a_list() => Assert.Equal(
        ["a = []", "a[]", "a[].b", "c = null", "d = \"\"", "e.** = {}", "f", "f.g = false", "h = {}", "i"],
        Lines("name: other", "{ a: [], c: , d: x, e: {}, f: { g: true }, h: {}, i: 5 }", "{{ range $i, $x := .Values.a }}{{ $x.b }}{{ end }}{{ toYaml .Values.e }}"));

    [Fact]
    public void A_subcharts_values_are_its_own() => Assert.Equal(
        ["db.**", "postgresql.**"], Lines("{ name: other, dependencies: [{ name: postgresql }, { name: mysql, alias: db }] }", "{}", ""));

    [Fact]
    public void Istios_charts_hide_their_defaults() =>
        Assert.Equal(["a = \"\""], Lines("name: other", "_internal_defaults_do_not_set: { a: x }", ""));

    // Every chart has global.
    private static IEnumerable<string> Lines(string description, string values, string template) =>
        KeyList.Of(new(description, values, [template])).Where(line => !line.StartsWith('#') && line != "global.**");
}
