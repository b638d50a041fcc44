package theme

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/jba/templatecheck"

	"indaba/generator/diag"
)

// checkAll composes and checks all layouts and parts. When a file has a
// mistake it reports it, passes the file over and returns false: the caller
// begins anew, since other layouts may use it.
func (l *loader) checkAll() (map[string]layout, bool) {
	sets := map[string]layout{}
	for name, view := range l.views() {
		path, root := "layouts/"+name+".html", "base"
		if part, ok := strings.CutPrefix(name, "partials/"); ok {
			path, root = "", part
		}
		set := l.compose(path, root)
		if set == nil {
			continue // reported by checkComplete
		}
		escaped, err := check(set, view)
		if err != nil {
			l.blame(err, path)
			return nil, false
		}
		sets[name] = layout{reflect.TypeOf(view), set, escaped}
	}
	return sets, true
}

// views yields the layouts and parts there are, in order, each with an empty
// view: first those every theme has, then those of a site's own kinds.
func (l *loader) views() func(yield func(string, any) bool) {
	must := required()
	return func(yield func(string, any) bool) {
		for _, p := range l.templates() {
			name, ok := strings.CutPrefix(p, "layouts/")
			if !ok || l.chosen(p) == nil {
				continue
			}
			name = stem(name)
			view := must[name]
			if view == nil {
				view = &EntryPage{}
			}
			if !yield(name, view) {
				return
			}
		}
		all := parts()
		for _, name := range slices.Sorted(maps.Keys(all)) {
			if !yield("partials/"+name, all[name]) {
				return
			}
		}
	}
}

// check returns a copy of a template in which every value is escaped for its
// place, or the first mistake: something the view does not have, or a place
// where no value can be written safely.
func check(t *template.Template, view any) (*template.Template, error) {
	if err := checkFields(t, view); err != nil {
		return nil, err
	}
	// Escaping happens with the first execution, so one is done here. That an
	// empty view cannot be shown is no mistake.
	escaped := template.Must(t.Clone())
	var unsafe *template.Error
	if err := escaped.Execute(io.Discard, view); errors.As(err, &unsafe) {
		return nil, unsafe
	}
	return escaped, nil
}

// checkFields returns the first use of something that the view does not have.
func checkFields(t *template.Template, view any) (err error) {
	defer func() {
		// The library has no type for a template that is called with nothing.
		if p := recover(); p != nil {
			err = cmp.Or(calledWithNothing(t), fmt.Errorf("template: %s:1: it cannot be checked: %v", t.Name(), p))
		}
	}()
	return templatecheck.CheckHTMLStrict(t, view)
}

// calledWithNothing returns a mistake for a call that hands nothing to a
// template which shows a field; nil if there is none.
func calledWithNothing(t *template.Template) (err error) {
	for _, from := range t.Templates() {
		if from.Tree == nil {
			continue
		}
		walk(from.Tree.Root, func(n parse.Node) {
			call, ok := n.(*parse.TemplateNode)
			if !ok || call.Pipe != nil || err != nil {
				return
			}
			if to := t.Lookup(call.Name); to != nil && to.Tree != nil && showsField(to.Tree.Root) {
				at, _ := from.Tree.ErrorContext(call)
				err = fmt.Errorf("template: %s: `%s` is called with nothing, and shows a field; write {{template %q .}}", at, call.Name, call.Name)
			}
		})
	}
	return err
}

func showsField(n parse.Node) (shows bool) {
	walk(n, func(n parse.Node) {
		if _, ok := n.(*parse.FieldNode); ok {
			shows = true
		}
	})
	return shows
}

// checkComplete reports layouts and parts that no layer has.
func (l *loader) checkComplete(sets map[string]layout) {
	names := slices.AppendSeq(slices.Collect(maps.Keys(required())), func(yield func(string) bool) {
		for name := range parts() {
			if !yield("partials/" + name) {
				return
			}
		}
	})
	slices.Sort(names)
	for _, name := range names {
		if _, ok := sets[name]; !ok {
			p := name
			if !strings.Contains(p, "/") {
				p = "layouts/" + p
			}
			l.found = append(l.found, diag.New("theme-missing", "", diag.Range{},
				"the theme has no sound "+p+".html", "add the file, or use a theme that has it"))
		}
	}
}

// blame reports the mistake err, found while checking a layout, and passes
// over the file that made it.
//
// A mistake shows where a value is used, not where it came from: a site's
// layout that hands the wrong thing to one of the default's partials fails in
// the partial. The default is sound by itself, so a file of the site's own is
// to blame as long as there is one.
func (l *loader) blame(err error, layout string) {
	at, _ := locate(err)
	guilty := at
	if !l.own(at) {
		suspects := append([]string{layout, baseFile}, l.templates()...)
		for _, p := range suspects {
			if l.own(p) && !(strings.HasPrefix(p, "layouts/") && p != layout) {
				guilty = p
				break
			}
		}
	}
	if l.chosen(guilty) == nil {
		guilty = layout
	}
	code := diag.Code("theme-field")
	var unsafe *template.Error
	if errors.As(err, &unsafe) {
		code = "theme-syntax"
	}
	l.report(code, guilty, err)
	l.pass(guilty)
}
