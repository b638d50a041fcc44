package locale

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"indaba/generator/diag"
)

// sitePrefix starts the ids of messages that only a site's own layouts show.
const sitePrefix = "site."

// builder is what [Load] knows while it works.
type builder struct {
	tagOf   map[string]string // tag of each language, by code
	sources map[string]*source
	ids     []string // all there are, sorted
	known   map[string]map[string]bool
	diags   diag.List
}

// newBuilder reads the files that any of the languages needs.
func newBuilder(languages []Language, files []Messages) *builder {
	b := &builder{tagOf: map[string]string{}, sources: map[string]*source{}, known: map[string]map[string]bool{}}
	for _, l := range languages {
		b.tagOf[l.Code] = l.Tag
	}
	needed := map[string]bool{}
	for _, l := range languages {
		for _, tag := range b.lookUpOrder(l) {
			needed[tag] = true
		}
	}
	reference := referenceOf(files)
	var read []*messageFile
	for i, m := range files {
		if i == reference || needed[canonicalCase(m.Code)] {
			f := readMessages(m)
			b.know(f, i == reference)
			read = append(read, f)
		}
	}
	b.ids = slices.Sorted(maps.Keys(b.known))
	for _, f := range read {
		b.check(f)
		b.add(f)
	}
	for _, f := range read {
		b.checkForms(f)
	}
	return b
}

// referenceOf returns the index of the file that says which messages there
// are; -1 when there is no file.
func referenceOf(files []Messages) int {
	for i, m := range files {
		if canonicalCase(m.Code) == english {
			return i
		}
	}
	return min(0, len(files)-1)
}

// know remembers the messages of the reference, and a site's own ones from
// any file, with their placeholders.
func (b *builder) know(f *messageFile, reference bool) {
	for _, id := range f.ids {
		if reference || strings.HasPrefix(id, sitePrefix) && b.known[id] == nil {
			b.known[id] = placeholders(f.byID[id])
		}
	}
}

// placeholders returns the names that a message may use: those it uses, and
// Count where it has plural forms.
func placeholders(m *i18n.Message) map[string]bool {
	names := map[string]bool{"Count": hasForms(m)}
	for text := range formsOf(m) {
		t, _ := parseTemplate(text)
		for i := 1; i < len(t); i += 2 {
			names[t[i]] = true
		}
	}
	return names
}

// check compares a file with the messages there are, and drops from it what
// no part of the interface shows.
func (b *builder) check(f *messageFile) {
	b.diags = append(b.diags, f.diags...)
	for _, id := range f.ids {
		may, ok := b.known[id]
		if !ok {
			b.diags = append(b.diags, diag.New("message-unknown", f.name, f.at[id],
				"no part of the interface shows the message `"+id+"`",
				diag.Suggest(id, b.ids, "ids of a site's own layouts start with `"+sitePrefix+"`")))
			delete(f.byID, id)
			continue
		}
		for name, used := range placeholders(f.byID[id]) {
			if used && name != "Count" && !may[name] {
				b.diags = append(b.diags, diag.New("message-syntax", f.name, f.at[id],
					fmt.Sprintf("nothing fills the placeholder {{.%s}} of the message `%s`", name, id), hintPlaceholders(may)))
			}
		}
	}
}

func hintPlaceholders(may map[string]bool) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(may)) {
		if may[name] {
			names = append(names, "{{."+name+"}}")
		}
	}
	if len(names) == 0 {
		return "the message takes none"
	}
	return "the message takes " + strings.Join(names, ", ")
}

func (b *builder) add(f *messageFile) {
	s := b.sources[f.tag]
	if s == nil {
		s = &source{tag: f.tag, messages: map[string]*i18n.Message{}, fillers: map[string]*i18n.Localizer{}}
		b.sources[f.tag] = s
	}
	s.file = f.name
	maps.Copy(s.messages, f.byID)
}

// lookUpOrder lists the languages whose messages may serve for l: it and its
// shorter forms, then those of its fallbacks, then English.
func (b *builder) lookUpOrder(l Language) []string {
	var order []string
	tags := []string{l.Tag}
	for _, code := range l.Fallback {
		if tag, ok := b.tagOf[code]; ok {
			code = tag
		}
		tags = append(tags, canonicalCase(code))
	}
	for _, tag := range append(tags, english) {
		for at, found := tag, true; found; at, _, found = cutLast(at) {
			if !slices.Contains(order, at) {
				order = append(order, at)
			}
		}
	}
	return order
}
