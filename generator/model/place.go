package model

import (
	"math"
	"path"
	"strings"
)

// Place is what the path of a Markdown file says about the entry in it.
type Place struct {
	Lang int    // index in Config.Languages
	Kind *Kind  // whose fields it has
	Key  string // the entry's name in all languages: "playbooks/ways-of-working/connection"

	// Folder says that the entry is the page of its folder: index.md.
	Folder bool
	// List says that it is the page of a kind's own folder, such as
	// members/index.md: an introduction to the list of all members.
	List bool
	// WriteUp says that it is what an event's page shows after its end, beside
	// the announcement: write-up.md in the event's folder.
	WriteUp bool

	Name  string  // the last part as the author spelled it, without number
	Order float64 // from a number prefix; NaN if there is none
}

// HomeKey is the key of a language's home page: index.md in its folder.
const HomeKey = Pages + "/index"

// Place reads the path of a file, relative to content/. It returns ok false for
// a file that is no Markdown or lies in no language's folder.
func (c *Config) Place(file string) (Place, bool) {
	ext := strings.ToLower(path.Ext(file))
	if ext != ".md" && ext != ".mdx" && ext != ".markdown" {
		return Place{}, false
	}
	lang, rest, ok := c.cutLanguage(file)
	if !ok {
		return Place{}, false
	}
	p := c.locate(strings.TrimSuffix(rest, path.Ext(rest)))
	p.Lang = lang
	return p, true
}

// cutLanguage splits the folder of a language from a path.
func (c *Config) cutLanguage(file string) (lang int, rest string, ok bool) {
	if c.Single {
		top, _, _ := strings.Cut(file, "/")
		return 0, file, top != "assets" && top != "theme" && top != "i18n" && top != "root"
	}
	top, rest, nested := strings.Cut(file, "/")
	lang = c.languageOf(top)
	return lang, rest, nested && lang >= 0
}

// locate reads a path without language and extension.
func (c *Config) locate(rest string) Place {
	p := Place{Kind: c.Kinds.Named(Pages), Order: math.NaN()}
	parts := strings.Split(rest, "/")
	for i, part := range parts {
		order, name, ok := cutOrder(part)
		if ok {
			p.Order = order
		} else {
			p.Order = math.NaN()
		}
		parts[i], p.Name = Slug(name), name
	}
	if kind := c.Kinds.Named(parts[0]); kind != nil && len(parts) > 1 {
		p.Kind = kind
	} else {
		parts = append([]string{Pages}, parts...)
	}
	last := len(parts) - 1
	if parts[last] == writeUp && last > 1 && p.Kind.Name == Events {
		p.WriteUp = true
		p.Key = strings.Join(parts[:last], "/")
		p.Name, p.Order = parts[last-1], math.NaN()
		return p
	}
	if isIndex(parts[last], parts[last-1]) {
		p.Folder = true
		parts = parts[:last]
	}
	p.Key = strings.Join(parts, "/")
	switch {
	case p.Folder && p.Key == Pages:
		p.Key, p.Folder = HomeKey, false
	case p.Folder && len(parts) == 1:
		p.List, p.Kind = true, c.Kinds.Named(Pages)
	case p.Folder:
		p.Name = parts[len(parts)-1]
		p.Order = folderOrder(rest)
	}
	return p
}

// writeUp is the name of the file that tells how an event was.
const writeUp = "write-up"

// isIndex reports whether a file is the page of its folder: named index or
// README, or like the folder itself.
func isIndex(name, folder string) bool {
	return name == "index" || name == "readme" || name == folder && folder != Pages
}

func folderOrder(rest string) float64 {
	if order, _, ok := cutOrder(path.Base(path.Dir(rest))); ok {
		return order
	}
	return math.NaN()
}

// IsLanguage reports whether a folder is that of a language.
func (c *Config) IsLanguage(folder string) bool { return c.languageOf(folder) >= 0 }

// languageOf returns the index of the language whose folder is called name,
// or -1.
func (c *Config) languageOf(name string) int {
	for i := range c.Languages {
		if strings.EqualFold(c.Languages[i].Code, name) {
			return i
		}
	}
	return -1
}
