package hostile

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing/fstest"

	"indaba/generator/model"
)

// Sinks counts the places that a text was put into.
type Sinks struct {
	Placed int             // how often
	Names  map[string]bool // what the places are called
}

func (s *Sinks) at(name string) {
	s.Placed++
	s.Names[name] = true
}

// Site returns a network that holds each of the texts in every place that a
// contributor may write in: each field of each kind, each part of a text, names
// of files and folders, what site.yaml and messages say. Of the entries one has
// the text wherever text may stand, and else what makes a whole page; another
// has it in every field, dates and all. Each title also has a word of its own,
// hostile and a number, by which search finds it.
//
// With whole, each text goes into entries of every kind; else into those of one
// kind, each text of the next.
func Site(vectors []Vector, whole bool) (fstest.MapFS, *Sinks) {
	m := maker{files: fstest.MapFS{}, sinks: &Sinks{Names: map[string]bool{}}}
	kinds := append(model.BuiltIn(), &model.Kind{Name: "tools", Declared: true, Fields: append(declared(), model.BuiltIn().Named(model.Pages).Fields...)})
	m.config(vectors)
	for i, v := range vectors {
		m.text, m.number = v.Text, i
		for j, k := range kinds {
			if whole || j == i%len(kinds) {
				m.entry(k)
			}
		}
		m.names()
	}
	return m.files, m.sinks
}

// declared are the fields that the site declares for its tools.
func declared() []model.Field {
	return []model.Field{
		{Name: "about", Type: model.Text, Declared: true},
		{Name: "where", Type: model.Address, Declared: true},
		{Name: "who", Type: model.Reference, To: []string{model.Members}, Many: true, Declared: true},
	}
}

type maker struct {
	files  fstest.MapFS
	sinks  *Sinks
	text   string
	number int
}

func (m *maker) write(name, text string) {
	m.files[name] = &fstest.MapFile{Data: []byte(strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", "\ufffd"), "\ufffd"))}
}

// quoted is a text as YAML and JSON write it.
func quoted(s string) string {
	data, _ := json.Marshal(s)
	return string(data)
}

// name is the file of an entry of a kind, which others refer to by it.
func (m *maker) name(kind string) string { return fmt.Sprintf("%s-%d", kind, m.number) }

// entry writes two entries of a kind, and a translation of one.
func (m *maker) entry(k *model.Kind) {
	name := m.name(k.Name)
	m.write("en/"+k.Name+"/"+name+".md", m.front(k, false)+m.body(k.Name))
	m.write("en/"+k.Name+"/wild-"+name+".md", m.front(k, true)+"\n# "+m.text+"\n\n"+m.text+"\n")
	m.write("ar/"+k.Name+"/"+name+".md", "---\ntitle: "+quoted(m.text)+"\ndescription: "+quoted(m.text)+"\n---\n\n"+m.text+"\n")
}

// front returns the front matter of an entry; a wild one has the text in
// fields of every type.
func (m *maker) front(k *model.Kind, wild bool) string {
	var b strings.Builder
	b.WriteString("---\n")
	for i := range k.Fields {
		f := &k.Fields[i]
		if f.Name == "draft" || f.Name == "sidebar" || !wild && f.Name == "consent" {
			continue
		}
		if value := m.value(k.Name, f, wild); value != "" {
			fmt.Fprintf(&b, "%s: %s\n", f.Name, value)
		}
	}
	if k.Name == model.Members && !wild {
		b.WriteString("consent: {given: 2026-05-01, covers: [name, photo, contact, attendance]}\n")
	}
	fmt.Fprintf(&b, "%s: %s\n---\n", quoted(m.text), quoted(m.text)) // a key
	return b.String()
}

// value returns the value of a field, in YAML; "" to leave it out.
func (m *maker) value(kind string, f *model.Field, wild bool) string {
	var value string
	switch {
	case f.Type == model.Object:
		value = m.object(kind, f, wild)
	case wild && f.Name != "title":
		value = quoted(m.text)
		m.sinks.at(kind + "." + f.Name + ", of any type")
	default:
		value = m.sound(kind, f)
	}
	if f.Many && value != "" {
		return "[" + value + "]"
	}
	return value
}

func (m *maker) object(kind string, f *model.Field, wild bool) string {
	var parts []string
	for i := range f.Fields {
		if v := m.value(kind+"."+f.Name, &f.Fields[i], wild); v != "" {
			parts = append(parts, f.Fields[i].Name+": "+v)
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// sound returns a value that the field takes, with the text in it wherever the
// type lets it.
func (m *maker) sound(kind string, f *model.Field) string {
	switch f.Type {
	case model.Text:
		switch f.Name {
		case "recurrence", "weave", "translated_from", "slug":
			return ""
		case "title":
			m.sinks.at(kind + ".title")
			return quoted(fmt.Sprintf("hostile%d %s", m.number, m.text))
		}
		m.sinks.at(kind + "." + f.Name)
		return quoted(m.text)
	case model.Address:
		m.sinks.at(kind + "." + f.Name)
		return quoted("https://example.org/" + m.text)
	case model.Reference:
		if len(f.To) > 0 {
			return quoted(m.name(f.To[0]))
		}
		return ""
	case model.Choice:
		return quoted(f.Choices[0])
	case model.Date:
		return map[string]string{"end": "2026-12-01T11:00", "start": "2026-12-01T09:00", "given": "2026-05-01", "until": "2027-03-01", "except": ""}[f.Name]
	case model.Zone:
		return "Africa/Maputo"
	case model.Language:
		return "en"
	case model.Number:
		return "7"
	}
	return ""
}

// body returns a text that has the vector in each of its constructs.
func (m *maker) body(kind string) string {
	var b strings.Builder
	for _, c := range contexts {
		m.sinks.at(kind + " text: " + strings.ReplaceAll(c, "\n", "⏎"))
		b.WriteString("\n\n" + strings.ReplaceAll(c, "%s", m.text) + "\n\n")
	}
	return b.String()
}

// contexts are the constructs of a text. In some the vector may end what it
// stands in, and so hide what follows: each is a paragraph of its own.
var contexts = []string{
	"%s", "text %s text", "## %s", "### x %s {#y}", "- %s\n- x", "1. %s", "> %s", "| %s | b |\n|---|---|\n| %s | x |", "*%s*", "`%s`", "[%s](/en/)", "[x](<%s>)", "[x](%s)", "[x](/en/ \"%s\")", "![%s](x.png)", "![x](%s)",
	"[[%s]]", "[[pages-0|%s]]", "<%s>", "<b>%s</b>", "<abbr title=\"%s\">x</abbr>", "<div class=\"%s\">x</div>", ":::note[%s]\n%s\n:::", ":::%s\nx\n:::", ":::tip{%s}\nx\n:::", "```%s\n%s\n```", "```js title=\"%s\"\nx\n```",
	"    %s", "%s\n: %s", "x[^%s]\n\n[^%s]: %s", "> [!NOTE] %s\n> %s", "[x][%s]\n\n[%s]: /en/", "$%s$", "~~%s~~", "- [ ] %s", "https://example.org/%s", "\"%s\"", "<!-- %s -->", "<details><summary>%s</summary>\n\n%s\n\n</details>",
}

// names puts the text into names of files and folders, as far as a disk and a
// fs.FS hold it.
func (m *maker) names() {
	name := strings.Map(func(r rune) rune {
		if r == '/' || r < ' ' || r == '\u2028' || r == '\u2029' || r == 0x7f {
			return '\u2215'
		}
		return r
	}, strings.ToValidUTF8(m.text, "\ufffd"))
	if len(name) > 180 {
		name = strings.ToValidUTF8(name[:180], "")
	}
	m.sinks.at("name of a file")
	m.write(fmt.Sprintf("en/pages/%s %d.md", name, m.number), "# Named\n")
	m.sinks.at("name of a folder")
	m.write(fmt.Sprintf("en/playbooks/%s %d/in.md", name, m.number), "# In\n")
	m.sinks.at("name of an asset")
	m.write(fmt.Sprintf("assets/%s %d.txt", name, m.number), m.text)
	m.sinks.at("text of a drawing")
	m.write(fmt.Sprintf("assets/drawn-%d.svg", m.number), `<svg xmlns="http://www.w3.org/2000/svg">`+m.text+`</svg>`)
}

// config writes site.yaml, and messages that hold a text each.
func (m *maker) config(vectors []Vector) {
	at := 0
	next := func(sink string) string {
		m.sinks.at("site.yaml " + sink)
		at++
		return quoted(vectors[at%len(vectors)].Text)
	}
	both := func(sink string) string { return "{en: " + next(sink) + ", ar: " + next(sink) + "}" }
	m.write("site.yaml", strings.Join([]string{
		"languages: [en, {code: ar, name: " + next("language name") + "}]",
		"title: " + both("title"), "description: " + both("description"),
		"repository: {url: \"https://example.org/x\", branch: " + next("branch") + "}",
		"contact: {email: " + next("email") + "}", "brand: {licence: " + next("licence") + "}",
		"channels: [{name: " + both("channel name") + ", url: " + quoted("https://example.org/"+vectors[0].Text) + ", join: " + both("channel join") + "}]",
		"redirects: {" + next("redirect from") + ": en, /old: " + next("redirect to") + "}",
		"kinds: {tools: {label: " + both("kind label") + ", fields: {",
		"  about: {type: text, label: " + both("field label") + ", doc: " + next("field doc") + "},",
		"  where: {type: url, label: " + both("field label") + "},",
		"  who: {type: reference, to: members, many: true, label: " + both("field label") + ", inverse: {name: tools, label: " + both("inverse label") + "}}}},",
		"  playbooks: {sections: [" + next("section") + "]}, members: {slug: " + both("kind slug") + "}}",
	}, "\n"))
	for _, lang := range []string{"en", "ar"} {
		var b strings.Builder
		for i, key := range messages {
			m.sinks.at("message " + key)
			fmt.Fprintf(&b, "%s: %s\n", key, quoted(strings.ReplaceAll(vectors[i%len(vectors)].Text, "{{", "{ {")))
		}
		m.write("i18n/"+lang+".yaml", b.String())
		m.write(lang+"/playbooks/_category_.yml", "label: "+next("category label")+"\nposition: 2\nlink: {type: generated-index, title: "+next("category title")+", description: "+next("category description")+"}\n")
	}
}

// messages are some of those that take no values.
var messages = []string{"skip_to_content", "redirecting", "home", "contact", "all_tags", "exchange_menu"}
