package theme

import (
	"html/template"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template/parse"

	"indaba/generator/diag"
	"indaba/generator/source"
)

const baseFile = "base.html"

// A loader finds a sound file for every path of a theme.
type loader struct {
	layers     []*source.Tree
	candidates map[string][]candidate // by path, the first layer's first
	found      diag.List
}

// candidate is one layer's file for a path of the theme.
type candidate struct {
	layer int
	*source.File
	trees map[string]*parse.Tree // templates it defines by name; nil before it is parsed
}

func newLoader(layers []*source.Tree) *loader {
	l := &loader{layers: layers, candidates: map[string][]candidate{}}
	for i, tree := range layers {
		for _, f := range tree.Files() {
			l.candidates[f.Path] = append(l.candidates[f.Path], candidate{layer: i, File: f})
		}
	}
	return l
}

// templates returns the paths of all templates, in order.
func (l *loader) templates() []string {
	var out []string
	for _, p := range slices.Sorted(maps.Keys(l.candidates)) {
		if dir := path.Dir(p); p == baseFile || path.Ext(p) == ".html" && (dir == "layouts" || dir == "partials") {
			out = append(out, p)
		}
	}
	return out
}

// chosen returns the file that stands for a path, or nil.
func (l *loader) chosen(p string) *candidate {
	if len(l.candidates[p]) == 0 {
		return nil
	}
	return &l.candidates[p][0]
}

// pass leaves the chosen file of a path aside, for the next layer's.
func (l *loader) pass(p string) { l.candidates[p] = l.candidates[p][1:] }

// own reports whether the file chosen for a path stands before the last
// layer: it is the site's own.
func (l *loader) own(p string) bool {
	c := l.chosen(p)
	return c != nil && c.layer < len(l.layers)-1
}

// name returns the path of the chosen file as users know it.
func (l *loader) name(p string) string {
	if c := l.chosen(p); c != nil {
		return l.layers[c.layer].Name(p)
	}
	return p
}

// settle parses and checks until all files chosen are sound, and returns a
// set of templates for each layout and each part.
func (l *loader) settle() map[string]layout {
	for {
		l.parseAll()
		if sets, sound := l.checkAll(); sound {
			l.checkComplete(sets)
			return sets
		}
	}
}

// parseAll parses what is chosen, passing over files that are no templates.
func (l *loader) parseAll() {
	for _, p := range l.templates() {
		for c := l.chosen(p); c != nil && c.trees == nil; c = l.chosen(p) {
			trees, err := parseFile(p, c.File)
			if err == nil {
				c.trees = trees
				break
			}
			l.report("theme-syntax", p, err)
			l.pass(p)
		}
	}
}

// parseFile returns the templates that a file defines. The file as a whole is
// the template named as the file, without folder and ending.
func parseFile(p string, f *source.File) (map[string]*parse.Tree, error) {
	if f.Err != nil {
		return nil, f.Err
	}
	// The path is the name while parsing, because errors quote it.
	t, err := template.New(p).Funcs(functions(nil)).Parse(string(f.Data))
	if err != nil {
		return nil, err
	}
	trees := map[string]*parse.Tree{}
	for _, x := range t.Templates() {
		if x.Tree != nil && x.Name() != p {
			trees[x.Name()] = x.Tree
		}
	}
	if whole := t.Tree; whole != nil && !strings.HasPrefix(p, "layouts/") {
		trees[stem(p)] = whole
	}
	return trees, nil
}

func stem(p string) string { return strings.TrimSuffix(path.Base(p), path.Ext(p)) }

// functions returns the functions of templates in a language. Without one
// they serve for parsing.
func functions(m Messages) template.FuncMap {
	if m == nil {
		return template.FuncMap{"t": func(string) string { return "" }}
	}
	return template.FuncMap{"t": m.T}
}

// compose returns the template called root with those that it uses: of all
// partials, of the base, and of one layout, whose definitions replace those of
// the others. It returns nil if there is no root.
func (l *loader) compose(layout, root string) *template.Template {
	trees := map[string]*parse.Tree{}
	for _, p := range append(l.templates(), layout) {
		if c := l.chosen(p); c != nil && (p == layout || !strings.HasPrefix(p, "layouts/")) {
			for name, tree := range c.trees {
				if trees[name] == nil || !parse.IsEmptyTree(tree.Root) { // as Go's templates have it
					trees[name] = tree
				}
			}
		}
	}
	set := template.New("").Funcs(functions(nil))
	var add func(name string)
	add = func(name string) {
		if trees[name] == nil || set.Lookup(name) != nil {
			return
		}
		// A tree belongs to one set: escaping changes it.
		template.Must(set.AddParseTree(name, trees[name].Copy()))
		walk(trees[name].Root, func(n parse.Node) {
			if call, ok := n.(*parse.TemplateNode); ok {
				add(call.Name)
			}
		})
	}
	add(root)
	return set.Lookup(root)
}
