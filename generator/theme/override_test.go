package theme

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"indaba/generator/source"
)

// places writes diagnostics as "file:line:column code".
func places(t *testing.T, files map[string]string) (*Theme, []string) {
	t.Helper()
	th, found := loadFixture(t, files)
	var out []string
	for _, d := range found {
		out = append(out, fmt.Sprintf("%s:%d:%d %s", d.File, d.Range.Start.Line, d.Range.Start.Column, d.Code))
	}
	return th, out
}

func TestMistakesOfASiteAreFoundAndPassedOver(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"unknown field": {
			map[string]string{"layouts/event.html": "{{define \"main\"}}<h1>{{.Name.Text}}</h1>\n<p>é {{.Nmae}}</p>{{end}}"},
			[]string{"content/theme/layouts/event.html:2:8 theme-field"},
		},
		"unknown field in a partial that all layouts use": {
			map[string]string{"partials/bar.html": "<header>{{.Home}}{{.SiteName}}</header>"},
			[]string{"content/theme/partials/bar.html:1:20 theme-field"},
		},
		"not a template": {
			map[string]string{"layouts/home.html": "{{define \"main\"}}\n{{if .Name}}{{end}}"},
			[]string{"content/theme/layouts/home.html:2:1 theme-syntax"},
		},
		"a value where none is safe": {
			map[string]string{"layouts/page.html": "{{define \"main\"}}<p {{.Kind}}={{.Kind}}>\n<script>{{if .Kind}}`{{end}}</script>{{end}}"},
			[]string{"content/theme/layouts/page.html:2:14 theme-syntax"},
		},
		"the wrong thing for one of the default's partials": {
			map[string]string{"layouts/home.html": "{{define \"main\"}}<h1>x</h1>\n{{template \"crumbs\" .Name}}{{end}}"},
			[]string{"content/theme/layouts/home.html:2:12 theme-field"},
		},
		"nothing for a partial that shows something": {
			map[string]string{"layouts/home.html": "{{define \"main\"}}<h1>x</h1>\n{{template \"crumbs\"}}{{end}}"},
			[]string{"content/theme/layouts/home.html:2:12 theme-field"},
		},
		"a partial that calls what calls it": {
			map[string]string{"partials/link.html": "{{template \"base\"}}"},
			[]string{"content/theme/partials/link.html:1:12 theme-field"},
		},
		"no such partial": {
			map[string]string{"layouts/home.html": "{{define \"main\"}}{{template \"carousel\" .}}{{end}}"},
			[]string{"content/theme/layouts/home.html:1:29 theme-field"},
		},
		"two mistakes in two files": {
			map[string]string{"layouts/home.html": "{{define \"main\"}}{{.A}}{{end}}", "partials/footer.html": "{{.B}}"},
			[]string{"content/theme/layouts/home.html:1:20 theme-field", "content/theme/partials/footer.html:1:3 theme-field"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			th, got := places(t, c.files)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			plain := fixtureTheme(t)
			var with, without bytes.Buffer
			for page, view := range english().pages(th) {
				with.Reset()
				without.Reset()
				if err := th.Render(&with, "en", view); err != nil {
					t.Fatalf("%s: %v", page, err)
				}
				plain.Render(&without, "en", view)
				if with.String() != without.String() {
					t.Errorf("%s is not the default's", page)
				}
			}
		})
	}
}

func TestASiteReplacesPieces(t *testing.T) {
	th, got := places(t, map[string]string{
		"partials/footer.html":       "<footer>{{t \"menu\"}}: ours</footer>",
		"layouts/case-studies.html":  "{{define \"main\"}}<h1>{{.Name.Text}}</h1><p>a case</p>{{end}}",
		"assets/style/90-ours.css":   "/* ours */\nh1 { color: url(logo.svg) }",
		"assets/logo.svg":            "<svg/>",
		"partials/notes-for-us.html": "{{/* nothing */}}",
	})
	if len(got) > 0 {
		t.Error(got)
	}
	foot, err := th.Footer("ar", FooterView{})
	if err != nil || foot != "<footer>القائمة: ours</footer>" {
		t.Errorf("footer %q, %v", foot, err)
	}
	var w bytes.Buffer
	if err := th.Render(&w, "en", &EntryPage{Kind: "case-studies", Name: Text{Text: "Wells & <wells>"}}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(w.String(), "<h1>Wells &amp; &lt;wells&gt;</h1><p>a case</p>") {
		t.Errorf("own layout: %s", w.String())
	}
	style := ""
	for _, a := range th.Assets() {
		if a.Name == "style.css" {
			style = string(a.Data)
		}
	}
	if want := `h1{color:url("` + strings.TrimPrefix(th.AssetPath("logo.svg"), "assets/") + `")}`; !strings.HasSuffix(style, want) {
		t.Errorf("stylesheet ends %q, want %q", style[max(0, len(style)-80):], want)
	}
}

func TestUnknownMessage(t *testing.T) {
	layers := override(t, map[string]string{"partials/footer.html": "<footer>\n{{t \"frooter\"}}</footer>"})
	_, found := Load([]*source.Tree{layers, defaultLayer(t)}, catalog(t), func(id string) bool { return id != "frooter" })
	if len(found) != 1 || found[0].Code != "theme-message" || found[0].Range.Start.Line != 2 || found[0].Range.Start.Column != 5 {
		t.Errorf("%v", found)
	}
}

func TestEmptyTheme(t *testing.T) {
	th, found := Load([]*source.Tree{override(t, nil)}, catalog(t), anyID)
	if want := len(required()) + len(parts()); len(found) != want {
		t.Errorf("%d diagnostics, want %d: %v", len(found), want, found)
	}
	if err := th.Render(new(bytes.Buffer), "en", &HomePage{}); err == nil {
		t.Error("a page without a layout")
	}
}

func TestUnknownLanguage(t *testing.T) {
	if err := fixtureTheme(t).Render(new(bytes.Buffer), "xx", &HomePage{}); err == nil {
		t.Error("rendered")
	}
}
