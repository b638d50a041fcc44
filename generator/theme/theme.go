// Package theme turns views into HTML: it loads the layouts of a theme,
// checks them against the views of views.go, and runs them.
//
// A theme is a folder:
//
//	base.html            the document; shows {{template "main" .}}
//	layouts/NAME.html    defines "main" for one view: home, list, playbook … or
//	                     for the pages of a kind that a site declares
//	partials/NAME.html   pieces that layouts and other partials use by name
//	assets/style/*.css   put together, by name, as the stylesheet style.css
//	assets/style/x/*.css the same as x.css, which the pages of the layout x ask
//	                     for; print.css is for paper, filter.css for filters
//	assets/…             everything else, published with a hash in its name
//
// Themes lie in layers. For each path the first layer that has it wins, so a
// site changes one piece by bringing a file of the same name, such as
// content/theme/partials/footer.html. A file with a mistake is reported and
// passed over for the next layer's, so there is always something to show.
//
// Layouts see structs and nothing else. Templates have one function beside
// those of html/template: {{t "id"}}, a message in the page's language.
package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"reflect"

	"indaba/generator/diag"
	"indaba/generator/source"
)

// Messages gives the texts of the interface in one language.
type Messages interface {
	// T returns the message with an id, or something to stand in for it.
	T(id string) string
}

// Theme is a loaded theme. It never changes and is safe for concurrent use.
type Theme struct {
	languages map[string]language
	assets    []Asset
	paths     map[string]string // of assets, by name
}

// language is the theme in one language: what is executed, by name of the
// layout or part.
type language map[string]executer

type executer interface {
	Execute(w io.Writer, view any) error
}

// layout is a checked set of templates: one layout with all it uses, or a
// partial that is rendered by itself.
type layout struct {
	view           reflect.Type
	plain, escaped *template.Template // with the layout's root
}

// speak returns all layouts in one language.
func speak(layouts map[string]layout, m Messages) language {
	out := language{}
	for name, l := range layouts {
		if p, err := compile(l.escaped, l.view, m); err == nil {
			out[name] = p
		} else {
			out[name] = template.Must(l.plain.Clone()).Funcs(functions(m))
		}
	}
	return out
}

// Load makes a theme from its layers, the site's own first and the default
// last, for languages by their code. The function has reports whether a
// message id exists; ids that layouts ask for are checked with it.
//
// The Theme is never nil. With errors it shows what is sound.
func Load(layers []*source.Tree, languages map[string]Messages, has func(id string) bool) (*Theme, diag.List) {
	l := newLoader(layers)
	sets := l.settle()
	l.checkMessages(has)
	th := &Theme{languages: map[string]language{}}
	for code, m := range languages {
		th.languages[code] = speak(sets, m)
	}
	th.assets = l.assets()
	th.paths = paths(th.assets)
	return th, l.found
}

// Render writes the page that v describes, in the language with code lang,
// to the end of w. An error means that lang was not loaded or that the theme
// has no sound layout for v.
func (th *Theme) Render(w *bytes.Buffer, lang string, v View) error {
	set := th.languages[lang]
	t := set[v.layout()]
	if _, entry := v.(*EntryPage); t == nil && entry {
		t = set["page"]
	}
	if t == nil {
		return fmt.Errorf("theme: no layout %q in language %q", v.layout(), lang)
	}
	return t.Execute(w, v)
}

// Menu renders the main navigation, once for a language, for [Page.Menu].
func (th *Theme) Menu(lang string, v MenuView) (template.HTML, error) {
	return th.part(lang, "menu", v)
}

// Footer renders the foot of all pages of a language, for [Page.Footer].
func (th *Theme) Footer(lang string, v FooterView) (template.HTML, error) {
	return th.part(lang, "footer", v)
}

// Section renders the navigation of a playbook, for [EntryPage.Section].
func (th *Theme) Section(lang string, v SectionView) (template.HTML, error) {
	return th.part(lang, "section", v)
}

// Image renders a picture in a text.
func (th *Theme) Image(lang string, v Image) (template.HTML, error) {
	return th.part(lang, "image", v)
}

func (th *Theme) part(lang, name string, v any) (template.HTML, error) {
	t := th.languages[lang]["partials/"+name]
	if t == nil {
		return "", fmt.Errorf("theme: no partial %q in language %q", name, lang)
	}
	var w bytes.Buffer
	err := t.Execute(&w, v)
	return template.HTML(w.String()), err
}
