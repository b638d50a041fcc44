package diag

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile("testdata/sarif-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// The test of the test: a schema that finds nothing would prove nothing.
func TestSchemaFindsMistakes(t *testing.T) {
	schema := sarifSchema(t)
	for _, log := range []string{
		`[]`, `{}`, `{"version": "2.2.0", "runs": []}`, `{"version": "2.1.0", "runs": [{}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "columnKind": "bytes"}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"level": "bad", "message": {"text": "x"}}]}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "x"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "x"}, "region": {"startLine": 0}}}]}]}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "x"}, "wrong": 1}]}]}`,
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(log))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(v) == nil {
			t.Errorf("%s is valid", log)
		}
	}
}

// sarifOf returns what is printed, once as JSON and once as it is used here.
func sarifOf(t *testing.T, s SARIF, l List) (any, sarifRun) {
	t.Helper()
	var out strings.Builder
	if err := s.Print(&out, l); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(out.String()), &log); err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(out.String()))
	if err != nil {
		t.Fatal(err)
	}
	return v, log.Runs[0]
}

func TestSARIFIsValid(t *testing.T) {
	broken := New("link-broken", "content/ar/بيت one.md", Range{Position{2, 3}, Position{2, 9}}, "there is no page at `b.md`", "did you mean `c.md`?")
	broken.Related = []Related{{File: "a:b.md", Range: at(1, 2), Message: "the other page"}}
	help := func(c Code) string { return "# " + string(c) }
	for name, l := range map[string]List{
		"nothing": nil,
		"all sorts": {
			broken,
			New("message-missing", "", Range{}, "a language lacks messages", ""),
			New("file-size", "content/a.png", Range{}, "too large", ""),
			New("field-foreign", "content/en/a.md", Range{Start: Position{1, 1}}, "the key means nothing", ""),
		},
	} {
		v, run := sarifOf(t, SARIF{Version: "1.0", Help: help}, l)
		if err := sarifSchema(t).Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, r := range run.Results {
			if rule := run.Tool.Driver.Rules[r.RuleIndex]; rule.ID != r.RuleID || rule.Help == nil {
				t.Errorf("%s: %s leads to %v", name, r.RuleID, rule)
			}
		}
		if got := len(run.Results) + len(run.Invocations[0].Notifications); got != len(l) {
			t.Errorf("%s: %d results", name, got)
		}
	}
}

func TestSARIFColumnsAreThoseOfUTF16(t *testing.T) {
	text := "\ufeffانظر 👋🏽 [x](y)\r\nplain\r\n"
	s := SARIF{Source: func(string) []byte { return []byte(text) }}
	for _, test := range []struct{ from, to, wantFrom, wantTo int }{
		{1, 5, 1, 5},    // before the emoji
		{6, 8, 6, 10},   // a hand and its colour: two characters, four code units
		{9, 15, 11, 17}, // behind them
		{15, 40, 17, 42},
	} {
		_, run := sarifOf(t, s, List{New("link-broken", "a.md", at(test.from, test.to), "x", "")})
		if got := run.Results[0].Locations[0].Physical.Region; got.StartColumn != test.wantFrom || got.EndColumn != test.wantTo {
			t.Errorf("%v: got %v", test, got)
		}
	}
	_, run := sarifOf(t, SARIF{}, List{New("link-broken", "a.md", at(3, 5), "x", "")})
	if got := run.Results[0].Locations[0].Physical.Region; got.StartLine != 1 || got.StartColumn != 0 {
		t.Errorf("without the text: %v", got)
	}
}

// Readers of SARIF find links in messages; what an author wrote is none.
func TestSARIFHasNoLinksOfAuthors(t *testing.T) {
	const link = "no [page](https://example.org/)"
	d := New("link-broken", "a.md", at(1, 2), link, link)
	d.Related = []Related{{File: "b.md", Message: link}}
	var out strings.Builder
	if err := (SARIF{}).Print(&out, List{d}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "](") || strings.Count(out.String(), "no [page]") != 3 {
		t.Errorf("got %s", out.String())
	}
}
