package sheet

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"indaba/generator/data"
	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/source"
)

// entry is a file that is there: an entry in one language. Drafts and those
// that are not published are among them.
type entry struct {
	kind, key, lang, path string
	title                 string
	front                 model.Record
}

func (e *entry) name() string { return path.Base(e.key) }

// entriesIn returns all entries of a tree, in the order of their paths.
func entriesIn(tree *source.Tree, c *model.Config) []entry {
	var out []entry
	for _, f := range tree.Files() {
		place, ok := c.Place(f.Path)
		if !ok || place.List || place.WriteUp {
			continue
		}
		f := tree.Again(f)
		front := model.DecodeFront(f.Path, f, place.Kind)
		e := entry{kind: place.Kind.Name, key: place.Key, lang: c.Languages[place.Lang].Code, path: f.Path}
		if e.title = front.Record.Text("title"); e.title == "" {
			e.title = firstHeading(f.Data[min(front.Body, len(f.Data)):])
		}
		e.front = front.Record
		out = append(out, e)
	}
	return out
}

func firstHeading(body []byte) string {
	for line := range bytes.Lines(body) {
		if text, ok := bytes.CutPrefix(line, []byte("# ")); ok {
			return string(bytes.TrimSpace(text))
		}
	}
	return ""
}

// names finds entries by what people call them.
type names struct {
	byWord map[string][]string // keys, by kind and folded word
	labels map[string][]string // by kind: all titles and other names
	count  map[string]int      // how many entries of a kind have a name
}

func namesOf(entries []entry) *names {
	n := &names{map[string][]string{}, map[string][]string{}, map[string]int{}}
	for i := range entries {
		e := &entries[i]
		n.add(e.kind, e.key, append([]string{e.name(), e.key, e.title}, e.front.Texts("also_known_as")...)...)
	}
	return n
}

func (n *names) add(kind, key string, words ...string) {
	named := kind + "\x00" + path.Base(key)
	for _, w := range words {
		if w == "" {
			continue
		}
		at := kind + "\x00" + fold(w)
		if !slices.Contains(n.byWord[at], key) {
			n.byWord[at] = append(n.byWord[at], key)
		}
		if w != key && !slices.Contains(n.labels[kind], w) {
			n.labels[kind] = append(n.labels[kind], w)
		}
	}
	if !slices.Contains(n.byWord["key\x00"+key], key) {
		n.byWord["key\x00"+key] = []string{key}
		n.count[named]++
	}
}

// find returns what a reference to one of the kinds is written as; "" where
// the text names nothing, or several.
func (n *names) find(text string, kinds []string) string {
	found := ""
	for _, kind := range kinds {
		keys := n.byWord[kind+"\x00"+fold(text)]
		if len(keys) > 1 || len(keys) == 1 && found != "" {
			return ""
		}
		if len(keys) == 1 {
			found = path.Base(keys[0])
			if n.count[kind+"\x00"+found] > 1 {
				found = keys[0]
			}
		}
	}
	return found
}

// near returns all that references to the kinds may be called.
func (n *names) near(kinds []string) (out []string) {
	for _, kind := range kinds {
		out = append(out, n.labels[kind]...)
	}
	return out
}

// languageNames returns the tags of languages by their folded names, in the
// languages of the interface and in themselves.
func languageNames(speakers []*locale.Localizer) map[string]string {
	out := map[string]string{}
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			tag := string(a) + string(b)
			for _, s := range speakers {
				if name := s.LanguageName(tag); !strings.EqualFold(name, tag) && out[fold(name)] == "" {
					out[fold(name)] = tag
				}
			}
		}
	}
	return out
}

// scalar is a single value at a place.
func scalar(text string, cell Cell) data.Value {
	return data.Value{Kind: data.Scalar, Text: text, Range: cell.Range}
}
