package theme

// A View is what a layout shows: a pointer to one of the page structs of this
// package.
type View interface {
	layout() string // its name: the file without folder and ending
	// Common returns what every layout sees, to be filled further.
	Common() *Page
}

// Common implements [View].
func (p *Page) Common() *Page { return p }

// Style returns the name of the stylesheet that only the pages of a view's
// layout ask for. A theme need not have it.
func Style(v View) string { return v.layout() + ".css" }

func (*HomePage) layout() string       { return "home" }
func (*ListPage) layout() string       { return "list" }
func (*MapPage) layout() string        { return "map" }
func (*DirectoryPage) layout() string  { return "directory" }
func (*ExchangePage) layout() string   { return "exchange" }
func (*MissingPage) layout() string    { return "404" }
func (*OfflinePage) layout() string    { return "offline" }
func (*WayInPage) layout() string      { return "root" }
func (*RedirectPage) layout() string   { return "redirect" }
func (*DeskPage) layout() string       { return "desk" }
func (*SearchPage) layout() string     { return "search" }
func (*AskPage) layout() string        { return "ask" }
func (*ContributePage) layout() string { return "contribute" }
func (*StartPage) layout() string      { return "start" }
func (*EvidencePage) layout() string   { return "evidence" }

// Kinds that have no layout of their own, also those that a site declares,
// are shown by "page", unless the site brings a layout named as the kind.
func (p *EntryPage) layout() string {
	switch p.Kind {
	case "playbooks":
		return "playbook"
	case "principles":
		return "principle"
	case "members":
		return "member"
	case "events":
		return "event"
	case "pages", "":
		return "page"
	}
	return p.Kind
}

// required returns an empty view of each layout that a theme must have, for
// the type check.
func required() map[string]View {
	return map[string]View{
		"home":       &HomePage{},
		"list":       &ListPage{},
		"map":        &MapPage{},
		"directory":  &DirectoryPage{},
		"exchange":   &ExchangePage{},
		"desk":       &DeskPage{},
		"search":     &SearchPage{},
		"ask":        &AskPage{},
		"contribute": &ContributePage{},
		"start":      &StartPage{},
		"evidence":   &EvidencePage{},
		"404":        &MissingPage{},
		"offline":    &OfflinePage{},
		"root":       &WayInPage{},
		"redirect":   &RedirectPage{},
		"playbook":   &EntryPage{},
		"principle":  &EntryPage{},
		"member":     &EntryPage{},
		"event":      &EntryPage{},
		"expertise":  &EntryPage{},
		"page":       &EntryPage{},
	}
}

// parts returns an empty view of each partial that is rendered by itself.
func parts() map[string]any {
	return map[string]any{"menu": MenuView{}, "footer": FooterView{}, "section": SectionView{}, "image": Image{}}
}
