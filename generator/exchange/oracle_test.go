package exchange_test

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"
)

// The oracle reads front matter by itself and shares no code with the
// generator: what it says of a member is what the files say.

type profile struct {
	name         string
	Title        string
	Name         string
	Original     string
	Type         string
	Status       string
	Place        string
	Population   float64
	NetworkRole  string `yaml:"network_role"`
	Languages    []string
	Affiliations list
	Expertise    []skill
	Asks, Offers []wish
	texts        map[string]*profile // by language
}

type skill struct{ Area, Level string }

func (s *skill) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		s.Area = n.Value
		return nil
	}
	type plain skill
	return n.Decode((*plain)(s))
}

type wish struct {
	What      string
	Expertise list
	Languages []string
	Until     string
}

// list is one value or several.
type list []string

func (l *list) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*l = list{n.Value}
		return nil
	}
	return n.Decode((*[]string)(l))
}

type area struct {
	name    string
	Title   string
	Aka     []string `yaml:"also_known_as"`
	Broader list
}

type oracle struct {
	today   time.Time
	members map[string]*profile
	areas   map[string]*area
	called  map[string]string // areas by title, in lower case
	towns   map[*profile][]string
}

func readFront(t *testing.T, content fs.FS, file string, into any) {
	t.Helper()
	data, err := fs.ReadFile(content, file)
	if err != nil {
		t.Fatal(err)
	}
	parts := bytes.SplitN(data, []byte("---\n"), 3)
	if len(parts) < 3 {
		return
	}
	if err := yaml.Unmarshal(parts[1], into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// newOracle reads every member and area. The first of languages is that of
// originals that name none.
func newOracle(t *testing.T, content fs.FS, today time.Time, languages ...string) *oracle {
	o := &oracle{today: today, members: map[string]*profile{}, areas: map[string]*area{}, called: map[string]string{}, towns: map[*profile][]string{}}
	for _, lang := range languages {
		files, _ := fs.Glob(content, lang+"/*/*.md")
		for _, file := range files {
			name := strings.TrimSuffix(path.Base(file), ".md")
			switch kind := path.Base(path.Dir(file)); {
			case name == "index":
			case kind == "members":
				p := &profile{name: name, texts: map[string]*profile{}}
				readFront(t, content, file, p)
				if o.members[name] == nil {
					o.members[name] = &profile{name: name, texts: map[string]*profile{}}
				}
				o.members[name].texts[lang] = p
			case kind == "expertise":
				a := &area{name: name}
				readFront(t, content, file, a)
				for _, title := range append(a.Aka, a.Title, name) {
					o.called[strings.ToLower(title)] = name
				}
				if o.areas[name] == nil || len(a.Broader) > 0 {
					o.areas[name] = a
				}
			}
		}
	}
	for _, m := range o.members {
		original := ""
		for _, lang := range languages {
			if p := m.texts[lang]; p != nil && (original == "" || p.Original == lang) {
				original = lang
				if p.Original != "" {
					original = p.Original
				}
				break
			}
		}
		texts := m.texts
		*m = *texts[original]
		m.texts = texts
	}
	return o
}

func (o *oracle) area(name string) string { return o.called[strings.ToLower(name)] }

// within reports whether an area is another one or part of it.
func (o *oracle) within(part, whole string) bool {
	for range o.areas {
		if part == whole {
			return true
		}
		if o.areas[part] == nil || len(o.areas[part].Broader) == 0 {
			return false
		}
		part = o.area(o.areas[part].Broader[0])
	}
	return false
}

// level returns how well somebody knows an area; "no" if they do not say so.
func (o *oracle) level(m *profile, area string) string {
	for _, s := range m.Expertise {
		if o.area(s.Area) == area {
			return s.Level
		}
	}
	return "no"
}

func (o *oracle) active(m *profile) bool { return m.Status == "" || m.Status == "active" }

func (o *oracle) stands(w wish) bool {
	day, err := time.Parse(time.DateOnly, w.Until)
	return err != nil || !day.Before(o.today)
}

// places returns what the town of a member is called in every language, by the
// member itself and by the town's own profile.
func (o *oracle) places(m *profile) []string {
	if known, ok := o.towns[m]; ok {
		return known
	}
	out := o.named(m)
	for _, town := range o.members {
		if names := o.named(town); town.Type == "city" && meet(out, names) {
			out = append(out, names...)
		}
	}
	o.towns[m] = out
	return out
}

// named returns what a member itself calls its town.
func (o *oracle) named(m *profile) []string {
	var out []string
	for _, p := range m.texts {
		out = append(out, strings.ToLower(p.Place))
		if m.Type == "city" {
			out = append(out, strings.ToLower(p.Title), strings.ToLower(p.Name))
		}
	}
	out = slices.DeleteFunc(out, func(s string) bool { return s == "" })
	if len(out) == 0 {
		for _, a := range m.Affiliations {
			out = append(out, o.named(o.members[a])...)
		}
	}
	return out
}

func (o *oracle) sameTown(a, b *profile) bool { return meet(o.places(a), o.places(b)) }

func (o *oracle) population(m *profile) float64 {
	if m.Population > 0 {
		return m.Population
	}
	for _, a := range m.Affiliations {
		if t := o.members[a]; t.Type == "city" && t.Population > 0 {
			return t.Population
		}
	}
	for _, t := range o.members {
		if t.Type == "city" && o.sameTown(m, t) {
			return t.Population
		}
	}
	return 0
}

func (o *oracle) similarSize(a, b *profile) bool {
	x, y := o.population(a), o.population(b)
	return !o.sameTown(a, b) && x > 0 && y > 0 && x <= 2*y && y <= 2*x
}

func (o *oracle) sameRole(a, b *profile) bool {
	for lang, p := range a.texts {
		if q := b.texts[lang]; q != nil && p.NetworkRole != "" && strings.EqualFold(p.NetworkRole, q.NetworkRole) {
			return true
		}
	}
	return false
}

func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func bases(tags []string) []string {
	var out []string
	for _, t := range tags {
		base, _, _ := strings.Cut(t, "-")
		out = append(out, base)
	}
	return out
}
