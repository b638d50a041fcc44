package theme

import (
	"regexp"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"indaba/generator/diag"
)

// Errors of templates have their place only in their text:
//
//	template: layouts/home.html:3: unexpected "}"
//	template: layouts/home.html:3:7: checking "main" at <.Foo>: …
//	html/template:layouts/home.html:3:7: …
func placePattern() *regexp.Regexp {
	return regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+)(?::(\d+))?: (?:checking "[^"]*" at <(.*?)>: )?((?s).*)$`)
}

// place is where a template error says it is.
type place struct {
	line, column int // from 1; the column counts bytes and is 0 when unknown
	expr         string
}

// locate returns the path that err names and the place in it. The path is
// empty when it names none.
func locate(err error) (string, place) {
	m := placePattern().FindStringSubmatch(err.Error())
	if m == nil {
		return "", place{}
	}
	at := place{expr: m[4]}
	at.line, _ = strconv.Atoi(m[2])
	if column, err := strconv.Atoi(m[3]); err == nil {
		at.column = column + 1
	}
	return m[1], at
}

// report adds a diagnostic for an error in the chosen file of path p.
func (l *loader) report(code diag.Code, p string, err error) {
	message := err.Error()
	if m := placePattern().FindStringSubmatch(message); m != nil {
		message = m[5]
		if m[4] != "" {
			message = "{{" + m[4] + "}}: " + message
		}
	}
	at, where := locate(err)
	var r diag.Range
	switch c := l.chosen(p); {
	case c == nil:
	case at == p:
		r = c.characters(where)
	default: // the mistake shows in another file, which p hands something to
		r = c.call(stem(at))
		message = "in " + at + ", which this file uses: " + message
	}
	l.found = append(l.found, diag.New(code, l.name(p), r, message, hint(code, l.own(p))))
}

func hint(code diag.Code, own bool) string {
	h := "the views a layout can show are listed in generator/theme/views.go"
	if code == "theme-syntax" {
		h = "see the documentation of Go's html/template"
	}
	if own {
		h += "; until it is mended, the file of the next theme stands in"
	}
	return h
}

// characters turns a place counted in bytes into a range.
func (c *candidate) characters(at place) diag.Range {
	start := diag.Position{Line: at.line, Column: 1}
	lines := strings.Split(string(c.Data), "\n")
	if at.line < 1 || at.line > len(lines) {
		return diag.Range{}
	}
	line := lines[at.line-1]
	if at.column > 0 && at.column <= len(line)+1 {
		start.Column = utf8.RuneCountInString(line[:at.column-1]) + 1
	}
	if at.expr == "" || !strings.HasPrefix(line[min(max(at.column-1, 0), len(line)):], at.expr) {
		return diag.Range{Start: start}
	}
	return diag.Range{Start: start, End: diag.Position{
		Line: start.Line, Column: start.Column + utf8.RuneCountInString(at.expr)}}
}

// call returns where the file uses the template with a name.
func (c *candidate) call(name string) diag.Range {
	for _, tree := range c.trees {
		var r diag.Range
		walk(tree.Root, func(n parse.Node) {
			if use, ok := n.(*parse.TemplateNode); ok && use.Name == name && r == (diag.Range{}) {
				r = c.position(int(use.Pos))
			}
		})
		if r != (diag.Range{}) {
			return r
		}
	}
	return diag.Range{}
}

// position returns the place of a byte offset in the file.
func (c *candidate) position(offset int) diag.Range {
	before := string(c.Data[:min(offset, len(c.Data))])
	line := strings.Count(before, "\n") + 1
	column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	return diag.Range{Start: diag.Position{Line: line, Column: column}}
}
