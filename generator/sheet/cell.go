package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"indaba/generator/data"
	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/model"
)

// leaf is the field that the texts of a column's cells are values of.
func (c *column) leaf() *model.Field {
	f := c.field
	if c.inner != nil {
		f = c.inner
	}
	if f.Type == model.Object && f.Short != "" {
		return model.FieldNamed(f.Fields, f.Short)
	}
	return f
}

// many reports whether a cell may hold several values.
func (c *column) many() bool {
	if c.inner != nil {
		return c.inner.Many
	}
	return c.field.Many
}

// spoken are the texts of which one sentence is one value, so that a comma in
// it ends nothing.
var spoken = []string{"what", "lessons_learnt", "outcomes", "actions"}

const (
	strongSeparators = "\n;؛|"
	weakSeparators   = ",،、"
)

// split cuts a cell into its values. Line ends and semicolons part them, else
// commas, unless a comma may be a part of one. Whole reports a text that is one
// value as it stands.
func (c *column) split(text string, whole func(string) bool) []string {
	if !c.many() || whole(text) {
		return []string{text}
	}
	separators := weakSeparators
	if leaf := c.leaf(); strings.ContainsAny(text, strongSeparators) || slices.Contains(spoken, leaf.Name) {
		separators = strongSeparators
	} else if leaf.Type == model.Language {
		separators += "/"
	}
	var out []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// values turns a cell into what front matter would hold for its column.
func (p *planner) values(c *column, cell Cell) (out []data.Value) {
	leaf := c.leaf()
	group := c.field // that a value may be wrapped in
	if c.inner != nil || group.Type != model.Object {
		group = nil
	}
	for _, text := range c.split(cell.Text, func(s string) bool { return leaf.Type == model.Reference && p.names.find(s, leaf.To) != "" }) {
		with := slices.Clone(c.With)
		if group != nil {
			text, with = p.aside(group, text, with, cell)
		}
		value, ok := p.value(c, leaf, text, cell)
		switch {
		case !ok && group != nil && model.FieldNamed(group.Fields, "name") != nil: // somebody without a profile
			value = scalar(text, cell)
			out = append(out, mapOf(cell, append(with, data.Pair{Key: "name", At: cell.Range, Value: value})...))
		case !ok:
		case len(with) > 0:
			out = append(out, mapOf(cell, append([]data.Pair{{Key: leaf.Name, At: cell.Range, Value: value}}, with...)...))
		default:
			out = append(out, value)
		}
	}
	return out
}

func mapOf(cell Cell, pairs ...data.Pair) data.Value {
	return data.Value{Kind: data.Map, Pairs: pairs, Range: cell.Range}
}

var bracketed = regexp.MustCompile(`^(.*\S)\s*[(（]([^()]*)[)）]$`)

// aside takes what stands in brackets behind a value, where it is a choice of
// the group: `Mobility (can help)`.
func (p *planner) aside(group *model.Field, text string, with []data.Pair, cell Cell) (string, []data.Pair) {
	parts := bracketed.FindStringSubmatch(text)
	if parts == nil {
		return text, with
	}
	for i := range group.Fields {
		f := &group.Fields[i]
		if f.Type != model.Choice {
			continue
		}
		if choice := choiceOf(f, parts[2]); choice != "" {
			with = slices.DeleteFunc(with, func(p data.Pair) bool { return p.Key == f.Name })
			return parts[1], append(with, data.Pair{Key: f.Name, At: cell.Range, Value: scalar(choice, cell)})
		}
	}
	return text, with
}

// choiceOf returns the choice that a word means; "" if none.
func choiceOf(f *model.Field, word string) string {
	for _, c := range f.Choices {
		labels := f.ChoiceLabels[c]
		for _, label := range labels.By {
			if fold(label) == fold(word) {
				return c
			}
		}
		if labels.All != "" && fold(labels.All) == fold(word) {
			return c
		}
	}
	return known().meaning(word, f.Choices...)
}

var domain = regexp.MustCompile(`^[^\s/@:]+\.[^\s/@:]{2,}(/\S*)?$`)

// value turns one text into a value of a field as front matter writes it. What
// it cannot read stays as it is, for decoding to report; ok is false for what is
// reported already.
func (p *planner) value(c *column, f *model.Field, text string, cell Cell) (_ data.Value, ok bool) {
	switch f.Type {
	case model.Date:
		date, ambiguous := normalDate(text, c.order)
		if ambiguous {
			p.report("sheet-date", cell, fmt.Sprintf("`%s` could be two days, so it is not imported", text),
				"write year-month-day, such as 2026-03-01, or say in a mapping file `dates: day-first` or `dates: month-first`")
			return data.Value{}, false
		}
		text = date
	case model.Number:
		text = normalNumber(text, f.Name == "population")
	case model.Choice:
		if choice := choiceOf(f, text); choice != "" {
			text = choice
		}
	case model.Flag:
		if flag := known().meaning(text, "true", "false"); flag != "" {
			text = flag
		}
	case model.Language:
		if tag := p.languages[fold(text)]; tag != "" && !locale.IsTag(text) {
			text = tag
		}
	case model.Address:
		if domain.MatchString(text) {
			text = "https://" + text
		}
	case model.Reference:
		name := p.names.find(text, f.To)
		if name == "" && len(f.To) > 0 {
			if c.inner == nil && c.field.Type == model.Object && model.FieldNamed(c.field.Fields, "name") != nil {
				p.maybe(text, f.To, cell)
				return data.Value{}, false
			}
			p.missing(text, f.To, cell)
			return data.Value{}, false
		}
		if name != "" {
			text = name
		}
	}
	return scalar(text, cell), true
}

// stranger is a name in a table that is no entry's, and the cells it is in.
type stranger struct {
	text  string
	kinds []string
	cells []Cell
	kept  bool // the name is published in words
}

// missing notes a reference to nothing; [planner.reportStrangers] reports each
// but once.
func (p *planner) missing(text string, kinds []string, cell Cell) {
	p.stranger(text, kinds, cell, false)
}

// maybe notes a name without a profile.
func (p *planner) maybe(text string, kinds []string, cell Cell) { p.stranger(text, kinds, cell, true) }

func (p *planner) stranger(text string, kinds []string, cell Cell, kept bool) {
	for _, s := range p.strangers {
		if s.kept == kept && fold(s.text) == fold(text) && slices.Equal(s.kinds, kinds) {
			s.cells = append(s.cells, cell)
			return
		}
	}
	p.strangers = append(p.strangers, &stranger{text, kinds, []Cell{cell}, kept})
}

func (p *planner) reportStrangers() {
	for _, s := range p.strangers {
		var cells []string
		for _, c := range s.cells {
			cells = append(cells, c.Name())
		}
		where := strings.Join(cells, ", ")
		near := diag.Nearest(s.text, p.names.near(s.kinds))
		what := strings.Join(s.kinds, " or ")
		switch {
		case near != "":
			p.diags = append(p.diags, diag.New("sheet-similar", p.table.File, s.cells[0].Range,
				fmt.Sprintf("%s: `%s` is nearly “%s” among the %s%s", where, s.text, near, what, notImported(s.kept)),
				fmt.Sprintf("write `%s` if that is meant, else start a page for it first", near)))
		case !s.kept:
			p.diags = append(p.diags, diag.New("reference-unknown", p.table.File, s.cells[0].Range,
				fmt.Sprintf("%s: there is no `%s` among the %s, so it is not imported", where, s.text, what), "start a page for it, then import once more"))
		}
	}
}

func notImported(kept bool) string {
	if kept {
		return ", and is taken for somebody else"
	}
	return ", so it is not imported"
}

// report adds a diagnostic about a cell, which it names.
func (p *planner) report(code diag.Code, cell Cell, message, hint string) {
	p.diags = append(p.diags, diag.New(code, p.table.File, cell.Range, cell.Name()+": "+message, hint))
}
