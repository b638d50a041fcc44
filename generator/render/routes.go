package render

import (
	"maps"
	"slices"
	"strings"

	"indaba/generator/model"
	"indaba/generator/site"
)

// route renders the file at its path.
type route func(path string) ([]byte, error)

// routeTo returns what renders the file at a path; nil if the site has none.
func (r *Renderer) routeTo(path string) route {
	if a, ok := r.nodeAt(path); ok {
		return r.nodeRoute(a.ID, int(a.Lang))
	}
	if to, ok := r.routes[path]; ok || !isPart(path) {
		return to
	}
	return r.parts()[path]
}

// nodeAt returns whose page a file is; ok is false if it is no node's.
func (r *Renderer) nodeAt(path string) (a site.Address, ok bool) {
	url, ok := strings.CutSuffix(path, "index.html")
	if !ok {
		return site.Address{}, false
	}
	return r.site.At(url)
}

// allPaths lists the paths of all files.
func (r *Renderer) allPaths() []string {
	paths := slices.AppendSeq(make([]string, 0, len(r.routes)+len(r.site.Nodes)*len(r.site.Languages)), maps.Keys(r.routes))
	for i := range r.site.Nodes {
		for lang := range r.site.Languages {
			path := index(r.site.URL(site.ID(i), lang))
			// Of two nodes with one address only the first is there.
			if a, ok := r.nodeAt(path); ok && a.ID == site.ID(i) && int(a.Lang) == lang {
				paths = append(paths, path)
			}
		}
	}
	paths = slices.AppendSeq(paths, maps.Keys(r.parts()))
	slices.Sort(paths)
	return paths
}

// addRoutes lists the files of the site that are no node's page. Of two files that claim one path the
// first stands: [site.Link] reports what clashes with an entry, and files of
// the site's own, such as a robots.txt, stand before generated ones.
func (r *Renderer) addRoutes() {
	r.lasting = map[string]bool{}
	r.routes = map[string]route{}
	for _, a := range r.theme.Assets() {
		r.add(a.Path, func(string) ([]byte, error) { return a.Data, nil })
	}
	for _, a := range r.site.Assets {
		r.add(a.Path, func(string) ([]byte, error) { return r.files.Read(a.Source) })
	}
	r.addPictures()
	r.addPosters()
	r.addStyles()
	r.addOffline()
	r.addSiteRoutes()
	for lang := range r.site.Languages {
		r.addLanguageRoutes(lang)
	}
	for _, old := range r.site.Redirects {
		r.add(index(old.From), func(string) ([]byte, error) { return r.redirect(old) })
	}
}

// addSiteRoutes lists the files that belong to no language.
func (r *Renderer) addSiteRoutes() {
	if !r.site.Config.FirstAtRoot {
		r.add("index.html", func(string) ([]byte, error) { return r.wayIn() })
	}
	r.add("404.html", func(string) ([]byte, error) { return r.missing(0, true) })
	r.add("robots.txt", func(string) ([]byte, error) { return r.robots(), nil })
	r.add("sitemap.xml", func(string) ([]byte, error) { return r.sitemap() })
	r.add(".nojekyll", func(string) ([]byte, error) { return nil, nil })
}

func (r *Renderer) addLanguageRoutes(lang int) {
	root := r.site.Root(lang)
	r.addFeeds(lang)
	r.addAsksFeeds(lang)
	r.addCalendars(lang)
	r.addSearchRoutes(lang)
	r.add(root+"404.html", func(string) ([]byte, error) { return r.missing(lang, false) })
	if len(r.site.Tags[lang]) > 0 {
		r.add(index(r.site.TagURL(lang, "")), func(string) ([]byte, error) { return r.tags(lang) })
	}
	for i, tag := range r.site.Tags[lang] {
		r.add(index(r.site.TagURL(lang, tag.Slug)), func(string) ([]byte, error) { return r.tag(lang, i) })
	}
}

// addLasting adds a file whose path names all that it depends on.
func (r *Renderer) addLasting(path string, to route) {
	if !r.Has(path) {
		r.add(path, to)
		r.lasting[path] = true
	}
}

func (r *Renderer) add(path string, to route) {
	_, page := r.nodeAt(path)
	if _, taken := r.routes[path]; !page && !taken {
		r.routes[path] = to
	}
}

// index returns the file that a web server shows at an address.
func index(url string) string { return url + "index.html" }

// nodeRoute renders the page of a node in a language.
func (r *Renderer) nodeRoute(id site.ID, lang int) route {
	n := r.site.Node(id)
	switch {
	case n.Role == site.Home:
		return func(string) ([]byte, error) { return r.home(lang) }
	case n.Role == site.List && n.Kind.Name == model.Members:
		return func(string) ([]byte, error) { return r.directory(lang, "", nil, 1) }
	case n.Role == site.Service:
		return func(string) ([]byte, error) { return r.service(id, lang) }
	case n.Role == site.List, n.Role == site.Folder && n.Kind != nil && n.Kind.Name != model.Playbooks:
		return func(string) ([]byte, error) { return r.list(id, lang) }
	}
	return func(string) ([]byte, error) { return r.entry(id, lang) }
}
