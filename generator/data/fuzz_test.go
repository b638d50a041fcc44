package data

import (
	"bytes"
	"reflect"
	"testing"
	"unicode/utf8"

	"indaba/generator/diag"
)

// inside checks that all ranges of a value and of diagnostics lie inside the
// text they are about, and are not the wrong way round.
type inside struct {
	t     *testing.T
	lines [][]byte
}

func newInside(t *testing.T, src []byte) inside {
	return inside{t, bytes.Split(bytes.TrimPrefix(src, bom), newline)}
}

func (in inside) position(p diag.Position) {
	in.t.Helper()
	if p.Line < 1 || p.Line > len(in.lines) || p.Column < 1 || p.Column > 1+utf8.RuneCount(in.lines[p.Line-1]) {
		in.t.Errorf("%v is not in the text %q", p, bytes.Join(in.lines, newline))
	}
}

func (in inside) ranged(r diag.Range) {
	in.t.Helper()
	in.position(r.Start)
	if r.End == (diag.Position{}) {
		return
	}
	in.position(r.End)
	if r.End.Line < r.Start.Line || r.End.Line == r.Start.Line && r.End.Column < r.Start.Column {
		in.t.Errorf("%v ends before it starts", r)
	}
}

func (in inside) value(v Value) {
	in.t.Helper()
	if v.Kind != Null {
		in.ranged(v.Range)
	}
	for _, item := range v.Items {
		in.value(item)
	}
	for i, p := range v.Pairs {
		in.ranged(p.At)
		in.value(p.Value)
		if v.index(p.Key) != i {
			in.t.Errorf("the key %q is there twice", p.Key)
		}
	}
}

func (in inside) diags(l diag.List) {
	in.t.Helper()
	for _, d := range l {
		in.ranged(d.Range)
		if d.File != "a.md" || d.Message == "" || !utf8.ValidString(d.Message) {
			in.t.Errorf("%+v", d)
		}
	}
}

func FuzzFront(f *testing.F) {
	f.Add([]byte("\ufeff\r\n---\r\ntitle: \"مرحبا 🌍\"\r\ntags: [a, 'b']\r\nx: |\r\n  y\r\n---\r\nbody\r\n"))
	f.Add([]byte("---\na: &a [x]\nb: {c: *a}\n? [d]\n: !!str e\n---\n"))
	f.Add([]byte("+++\na.b = [1, {c = '🌍'}]\n[[d]]\ne = \"\"\"x\ny\"\"\"\n[f]\ng = 2026-03-01\n+++\nbody"))
	f.Add([]byte("{\n\"a\": [1, {\"b\": \"\\u00e9\"}],\n\"c\": null\n}\nbody"))
	f.Add([]byte("---\na: \u2028x\rb\n ---\n---\n"))
	f.Add([]byte("---\ntitle\u00a0:\u00a0x\n---\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		kept := bytes.Clone(src)
		v, body, diags := Front("a.md", src)
		if !bytes.Equal(src, kept) {
			t.Fatal("the file was changed")
		}
		if utf8.Valid(src) {
			in := newInside(t, src)
			in.value(v)
			in.diags(diags)
		}
		again, bodyAgain, diagsAgain := Front("a.md", src)
		if !reflect.DeepEqual(v, again) || body != bodyAgain || !reflect.DeepEqual(diags, diagsAgain) {
			t.Errorf("the second time it is not the same: %v %d %v, %v %d %v", v, body, diags, again, bodyAgain, diagsAgain)
		}
		coversAll(t, src, v, body, diags)
	})
}

// coversAll checks that every byte belongs either to the front matter, which
// says the same when it stands alone, or to the body.
func coversAll(t *testing.T, src []byte, v Value, body int, diags diag.List) {
	if body < 0 || body > len(src) {
		t.Fatalf("the body starts at %d of %d", body, len(src))
	}
	alone, rest, diagsAlone := Front("a.md", src[:body])
	if rest != body || !reflect.DeepEqual(v, alone) || len(diags) != len(diagsAlone) {
		// What is wrong in the body alone is found in the whole file only.
		if len(diags) != 1 || diags[0].Code != "file-encoding" && diags[0].Code != "file-line-ends" {
			t.Errorf("the front matter alone is %v up to %d, not %v up to %d\n%v", alone, rest, v, body, diagsAlone)
		}
	}
	if front := bytes.Trim(src[:body], "\ufeff \t\r\n"); len(diags) == 0 && len(front) > 0 {
		if first, last := front[0], front[len(front)-1]; first != last && !(first == '{' && last == '}') {
			t.Errorf("the front matter is %q", front)
		}
	}
}

func FuzzYAML(f *testing.F) {
	fuzzFile(f, YAML, "a: [1, 'b', \"c\\n\"]\nd: {e: ~}\n", "&x a: *x\n", "a: |\n  b\n", "مرحبا: 🌍\u2029\r\n", "%YAML 1.2\n---\na: b\n...\n")
}

func FuzzTOML(f *testing.F) {
	fuzzFile(f, TOML, "a.b = [1, {c = 2}]\n[d]\n[[e.f]]\n'🌍' = \"\"\"x\"\"\" # y\n", "a = x\nb\n= 1\n", "[a]\n[a.b]\n[[a.b]]\n")
}

func FuzzJSON(f *testing.F) {
	fuzzFile(f, JSON, `{"a": [1, true, null, "\u00e9"], "a": {}}`, "[1 2]", "{x}", "{} {}")
}

// fuzzFile checks the laws that all formats have in common.
func fuzzFile(f *testing.F, read func(string, []byte) (Value, diag.List), seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		v, diags := read("a.md", src)
		if utf8.Valid(src) {
			in := newInside(t, src)
			in.value(v)
			in.diags(diags)
		}
		again, diagsAgain := read("a.md", src)
		if !reflect.DeepEqual(v, again) || !reflect.DeepEqual(diags, diagsAgain) {
			t.Error("the second time it is not the same")
		}
		if crlf := bytes.ReplaceAll(src, newline, []byte("\r\n")); !bytes.Contains(src, []byte("\r")) && len(crlf) < maxBytes {
			_, diagsCRLF := read("a.md", crlf)
			if found(diags) != found(diagsCRLF) {
				t.Errorf("with CRLF the mistakes are not at the same places: %q, %q\n%v\n%v", found(diags), found(diagsCRLF), diags, diagsCRLF)
			}
		}
	})
}
