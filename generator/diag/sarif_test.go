package diag

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func sarifSchema(t *testing.T) schema {
	t.Helper()
	data, err := os.ReadFile("testdata/sarif-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	c := schema{t: t}
	if err := json.Unmarshal(data, &c.root); err != nil {
		t.Fatal(err)
	}
	return c
}

// sarifOf returns what is printed, once as JSON and once as it is used here.
func sarifOf(t *testing.T, s SARIF, l List) (any, sarifRun) {
	t.Helper()
	var out strings.Builder
	if err := s.Print(&out, l); err != nil {
		t.Fatal(err)
	}
	var v any
	var log sarifLog
	for _, into := range []any{&v, &log} {
		if err := json.Unmarshal([]byte(out.String()), into); err != nil {
			t.Fatal(err)
		}
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
		c := sarifSchema(t)
		for _, wrong := range c.validate(c.root, v, "") {
			t.Errorf("%s: %s", name, wrong)
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
