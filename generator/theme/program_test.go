package theme

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"strings"
	"testing"

	"indaba/generator/source"
)

// fill sets every field below v: texts to odd ones, lists to two elements,
// each a little different from the one before.
func fill(v reflect.Value, n *int, depth int) {
	odd := []string{
		"plain", `<b>"&'+`, "javascript:alert(1)", "https://x.example/ä b?c=1&d=%41%zz#'(e)", "ادخل\x00", "mailto:a@b.example", "\xff\xfe</script>", "", "a:b/c", "{{.}}",
	}
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(odd[*n*7%len(odd)])
	case reflect.Bool:
		v.SetBool(*n%3 > 0)
	case reflect.Int:
		v.SetInt(int64(*n % 4))
	case reflect.Pointer:
		if depth > 0 && *n%5 > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), n, depth-1)
		}
	case reflect.Slice:
		if depth > 0 {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(v.Index(0), n, depth-1)
			fill(v.Index(1), n, depth-1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n, depth)
		}
	}
}

// TestProgramsSayWhatTemplatesSay compares programs with html/template, which
// decides what is right.
func TestProgramsSayWhatTemplatesSay(t *testing.T) {
	words := catalog(t)["ar"]
	l := newLoader([]*source.Tree{defaultLayer(t)})
	for name, set := range l.settle() {
		p, err := compile(set.escaped, set.view, words)
		if err != nil {
			t.Errorf("%s is not compiled: %v", name, err)
			continue
		}
		oracle := template.Must(set.plain.Clone()).Funcs(functions(words))
		for start := range 40 {
			view := reflect.New(set.view)
			target := view.Elem()
			if target.Kind() == reflect.Pointer {
				target.Set(reflect.New(target.Type().Elem()))
				target = target.Elem()
			}
			n := start
			fill(target, &n, 4)
			var got, want bytes.Buffer
			gotErr, wantErr := p.Execute(&got, view.Elem().Interface()), oracle.Execute(&want, view.Elem().Interface())
			if (gotErr != nil) != (wantErr != nil) {
				t.Fatalf("%s %d: error %v, want %v", name, start, gotErr, wantErr)
			}
			if wantErr == nil && got.String() != want.String() {
				at := common(got.String(), want.String())
				t.Fatalf("%s %d:\ngot  …%.120q\nwant …%.120q", name, start, got.String()[max(0, at-40):], want.String()[max(0, at-40):])
			}
		}
	}
}

func common(a, b string) int {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return i
}

func TestWhatProgramsDoNotKnowIsLeftToTemplates(t *testing.T) {
	for _, main := range []string{
		`{{printf "%s!" .Name.Text}}`, `{{$x := .Name}}{{$x.Text}}`, `{{range .Areas}}{{break}}{{end}}`, `<script>var x = {{.Name.Text}};</script>`,
		`{{.Name.Text | html}}`, `{{slice .Name.Text 0 1}}`, `<p {{template "attribute" .}}>`, `{{.Name}}`,
	} {
		th, found := loadFixture(t, map[string]string{"layouts/page.html": `{{define "attribute"}}class="{{.Kind}}"{{end}}{{define "main"}}<h1>ours</h1>` + main + `{{end}}`})
		if len(found) > 0 {
			t.Errorf("%s: %v", main, found)
			continue
		}
		if _, program := th.languages["en"]["page"].(*program); program {
			t.Errorf("%s is compiled", main)
		}
		var w bytes.Buffer
		if err := th.Render(&w, "en", &EntryPage{Kind: "pages", Name: Text{Text: "x"}}); err != nil || !strings.Contains(w.String(), "<h1>ours</h1>") {
			t.Errorf("%s: %v\n%s", main, err, w.String())
		}
	}
}

func TestProgramsFail(t *testing.T) {
	th, found := loadFixture(t, map[string]string{"layouts/page.html": `{{define "main"}}{{(index .Areas 3).URL}}{{end}}`})
	if len(found) > 0 {
		t.Fatal(found)
	}
	if err := th.Render(new(bytes.Buffer), "en", &EntryPage{Kind: "pages"}); err == nil {
		t.Error("no error for an index outside of a list")
	}
	if err := th.languages["en"]["home"].Execute(io.Discard, &ListPage{}); err == nil {
		t.Error("no error for the wrong view")
	}
}

func FuzzEscape(f *testing.F) {
	f.Add(`a<b>"'+&`)
	f.Add("javascript:x")
	oracle := template.Must(template.New("").Parse(`{{.}}<a href="{{.}}" title="{{.}}" id="x-{{.}}"></a><a href="#{{.}}"></a>`))
	f.Fuzz(func(t *testing.T, s string) {
		var got, want bytes.Buffer
		escape(&got, s)
		got.WriteString(`<a href="`)
		escapeURL(&got, s, true)
		got.WriteString(`" title="`)
		escape(&got, s)
		got.WriteString(`" id="x-`)
		escape(&got, s)
		got.WriteString(`"></a><a href="#`)
		escapeURL(&got, s, false)
		got.WriteString(`"></a>`)
		if err := oracle.Execute(&want, s); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%q\ngot  %s\nwant %s", s, got.String(), want.String())
		}
	})
}
