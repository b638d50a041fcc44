package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJSON(t *testing.T) {
	d := New("url-duplicate", "content/en/a.md", at(3, 5), "<a> & «é» have the same address", "rename one")
	d.Related = []Related{{File: "content/en/b.md", Message: "the other page"}}
	point := New("title-missing", "content/en/b.md", Range{Start: Position{1, 1}}, "the page has no title", "")
	whole := New("file-size", "content/en/c.md", Range{}, "the file is too large", "")
	var out strings.Builder
	if err := JSON(&out, List{d, point, whole}); err != nil {
		t.Fatal(err)
	}
	want := `{
  "diagnostics": [
    {
      "code": "url-duplicate",
      "severity": "error",
      "file": "content/en/a.md",
      "line": 1,
      "column": 3,
      "endLine": 1,
      "endColumn": 5,
      "message": "<a> & «é» have the same address",
      "hint": "rename one",
      "related": [
        {
          "file": "content/en/b.md",
          "message": "the other page"
        }
      ]
    },
    {
      "code": "title-missing",
      "severity": "error",
      "file": "content/en/b.md",
      "line": 1,
      "column": 1,
      "endLine": 1,
      "endColumn": 1,
      "message": "the page has no title",
      "hint": "",
      "related": []
    },
    {
      "code": "file-size",
      "severity": "error",
      "file": "content/en/c.md",
      "message": "the file is too large",
      "hint": "",
      "related": []
    }
  ]
}
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestJSONOfNoDiagnostics(t *testing.T) {
	var out strings.Builder
	if err := JSON(&out, nil); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "{\n  \"diagnostics\": []\n}\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
