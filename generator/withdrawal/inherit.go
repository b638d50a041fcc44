package withdrawal

import (
	"bytes"
	"fmt"

	"indaba/generator/model"
	"indaba/generator/site"
)

// inherit plans that what the member asks for and offers passes to the
// successor the profile names: to the file in the same language where there is
// one, else to the original.
func (p *Plan) inherit() error {
	n := p.site.Node(p.id)
	to := site.None
	for _, e := range p.site.Named(p.id, max(0, n.Original), "succeeded-by").Edges {
		to = e.To
	}
	if to == site.None {
		return nil
	}
	heir := p.site.Node(to)
	for lang, v := range n.Versions {
		if v == nil {
			continue
		}
		target := heir.Versions[lang]
		if target == nil {
			target = heir.Versions[heir.Original]
		}
		for _, field := range []string{"asks", "offers"} {
			if !v.Entry.Front.Has(field) {
				continue
			}
			e, err := p.editsOf(target.Path)
			if err != nil {
				return err
			}
			items := model.WriteItems(v.Entry.Front, field)
			if !e.addItems(target.Entry.Front, field, items) {
				p.Left = append(p.Left, fmt.Sprintf("add to the `%s` of %s:\n%s", field, target.File, items))
			}
		}
	}
	return nil
}

// addItems adds items, as the lines of a YAML list, to a field of the front
// matter. It returns false where that is not in YAML, or writes the list in one
// line.
func (e *edits) addItems(front model.Record, field string, items []byte) bool {
	if string(bytes.TrimRight(bytes.TrimPrefix(e.text(1), []byte("\ufeff")), " \t\r\n")) != "---" {
		return false
	}
	at, indent, has := 0, "  ", false
	for _, s := range front {
		if s.Field.Name == field {
			has = true
			at, indent = e.endOfBlock(s.At.Start.Line)
		}
	}
	if has && at == 0 {
		return false
	}
	var b bytes.Buffer
	if !has {
		if at = e.endOfFront(); at == 0 {
			return false
		}
		b.WriteString(field + ":\n")
	}
	for line := range bytes.Lines(items) {
		b.WriteString(indent)
		b.Write(line)
	}
	start, _ := e.lines.Line(at)
	e.replace(start, start, b.String())
	return true
}

// text returns a line with its end.
func (e *edits) text(number int) []byte {
	start, end := e.lines.Line(number)
	return e.src[start:end]
}

// endOfFront returns the line that ends the front matter; 0 if there is none.
func (e *edits) endOfFront() int {
	for n := 2; n <= e.lines.Count(); n++ {
		if string(bytes.TrimRight(e.text(n), " \t\r\n")) == "---" {
			return n
		}
	}
	return 0
}

// endOfBlock returns the line behind the block list that a key in the given
// line holds, and how far its items are indented; 0 if it holds none.
func (e *edits) endOfBlock(key int) (line int, indent string) {
	if !bytes.HasSuffix(bytes.TrimRight(e.text(key), " \t\r\n"), []byte(":")) {
		return 0, ""
	}
	first := true
	for n := key + 1; n <= e.lines.Count(); n++ {
		text := bytes.TrimRight(e.text(n), " \t\r\n")
		inner := bytes.TrimLeft(text, " ")
		if string(text) == "---" {
			return n, indent
		}
		if first && bytes.HasPrefix(inner, []byte("-")) {
			indent, first = string(text[:len(text)-len(inner)]), false
		}
		if len(inner) > 0 && len(inner) == len(text) && inner[0] != '-' && inner[0] != '#' {
			return n, indent
		}
	}
	return 0, ""
}
