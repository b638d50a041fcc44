package site

import (
	"fmt"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// Redirect is an old address and where it leads.
type Redirect struct {
	From string // a path below the site's base, with a slash at the end
	To   ID
	Lang int
}

// redirect gathers old addresses: the `aliases` of entries and the `redirects`
// of site.yaml.
func (l *linker) redirect() {
	taken := map[string]bool{} // by others
	for i := range l.Nodes {
		for lang, v := range l.Nodes[i].Versions {
			if v == nil {
				continue
			}
			for _, alias := range v.Aliases {
				r := Redirect{From: l.oldAddress(ID(i), lang, alias.Text), To: ID(i), Lang: lang}
				l.addRedirect(r, taken, v.File, alias.Range)
			}
		}
	}
	for _, r := range l.Config.Redirects {
		l.redirectFromConfig(r, taken)
	}
}

// oldAddress reads an alias: from the site's root if it starts with a slash,
// else beside the page.
func (l *linker) oldAddress(id ID, lang int, alias string) string {
	if strings.HasPrefix(alias, "/") {
		return cleanSlug(alias)
	}
	parent := l.Nodes[id].Parent
	if parent == None {
		return l.Root(lang) + cleanSlug(alias)
	}
	return l.URL(parent, lang) + cleanSlug(alias)
}

func (l *linker) addRedirect(r Redirect, taken map[string]bool, file string, at diag.Range) {
	if _, page := l.At(r.From); r.From == "" || page || taken[r.From] {
		l.diags = append(l.diags, diag.New("alias-shadowed", file, at, fmt.Sprintf("there is a page at the old address /%s already", r.From), "take it out, or give that page another address"))
		return
	}
	taken[r.From] = true
	l.Redirects = append(l.Redirects, r)
}

// redirectFromConfig resolves a redirect of site.yaml: to an entry by its
// path, in the first language, or in the one the path starts with.
func (l *linker) redirectFromConfig(r model.Redirect, taken map[string]bool) {
	to, lang := strings.Trim(r.To, "/"), 0
	if top, rest, ok := strings.Cut(to, "/"); ok && l.languageOf(top) >= 0 {
		to, lang = rest, l.languageOf(top)
	}
	wanted := l.Config.Symbols.Lookup(to)
	id, several := l.find(&wanted, nil)
	if id == None {
		l.diags = append(l.diags, l.unfound(l.Config.File, &wanted, nil, r.At, several))
		return
	}
	l.addRedirect(Redirect{From: cleanSlug(r.From), To: id, Lang: lang}, taken, l.Config.File, r.At)
}
