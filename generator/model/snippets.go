package model

import (
	"fmt"
	"strings"

	"indaba/generator/locale"
)

// Snippet is one of a file of snippets as Visual Studio Code reads it: typing
// the prefix proposes the body.
type Snippet struct {
	Scope       string   `json:"scope"`
	Prefix      string   `json:"prefix"`
	Body        []string `json:"body"`
	Description string   `json:"description"`
}

// Snippets returns a snippet for each kind, which is its skeleton, and for each
// key of its front matter, with what it may say to choose from.
func Snippets(kinds Kinds, known Known, words *locale.Localizer) map[string]Snippet {
	out := map[string]Snippet{}
	shared := common()
	for _, k := range kinds {
		skeleton := strings.TrimRight(string(Skeleton(k, Blank, words)), "\n")
		out[k.Name] = Snippet{"markdown", k.Name, strings.Split(escapeSnippet(skeleton), "\n"), k.Name}
		for i := range k.Fields {
			f := &k.Fields[i]
			name := k.Name + ": " + f.Name
			if index(shared, f.Name) >= 0 {
				name = f.Name
			}
			out[name] = Snippet{"markdown", f.Name, f.snippet(known, words), name + " – " + explanation(f, words)}
		}
	}
	return out
}

// snippet returns the lines of a field, with places to fill in.
func (f *Field) snippet(known Known, words *locale.Localizer) []string {
	if f.Type != Object {
		return []string{f.Name + ": " + f.choose(known, 1)}
	}
	if f.Short != "" && f.Many { // a list of names is what is mostly meant
		if short := &f.Fields[index(f.Fields, f.Short)]; short.Type == Reference {
			return []string{f.Name + ": [" + short.choose(known, 1) + "]"}
		}
	}
	lines, lead := []string{f.Name + ":"}, "  "
	if f.Many {
		lead = "  - "
	}
	for i := range f.Fields {
		lines = append(lines, lead+f.Fields[i].Name+": "+f.Fields[i].choose(known, i+1))
		lead = strings.Repeat(" ", len(lead))
	}
	return lines
}

// choose returns a place to fill in, the nth, with a choice where there is one.
func (f *Field) choose(known Known, n int) string {
	var values []string
	switch f.Type {
	case Choice:
		values = f.Choices
	case Flag:
		values = []string{"true", "false"}
	case Language:
		values = known.Languages
	case Zone:
		values = known.Zones
	case Reference:
		for _, to := range f.To {
			for _, e := range known.Entries[to] {
				values = append(values, e.Name)
			}
		}
	}
	place := fmt.Sprintf("${%d:%s}", n, Blank)
	if len(values) > 0 {
		escaped := make([]string, len(values))
		for i, v := range values {
			escaped[i] = strings.NewReplacer(`\`, `\\`, ",", `\,`, "|", `\|`).Replace(v)
		}
		place = fmt.Sprintf("${%d|%s|}", n, strings.Join(escaped, ","))
	}
	if f.Many {
		return "[" + place + "]"
	}
	return place
}

// escapeSnippet writes a text so that a snippet holds it as it is.
func escapeSnippet(s string) string {
	return strings.NewReplacer(`\`, `\\`, "$", `\$`, "}", `\}`).Replace(s)
}
