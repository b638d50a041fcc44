package render

import (
	"maps"
	"slices"
	"strings"

	"indaba/generator/model"
	"indaba/generator/site"
)

// route makes a file.
type route func(f *file) error

// whole is the route of a file that is made in one piece.
func whole(make func() ([]byte, error)) route {
	return func(f *file) error {
		data, err := make()
		f.Write(data)
		return err
	}
}

// ready is the route of a file that is there.
func ready(data []byte) route {
	return func(f *file) error { f.Write(data); return nil }
}

// routeTo returns what renders the file at a path; nil if the site has none.
func (r *Renderer) routeTo(path string) route {
	if a, ok := r.nodeAt(path); ok {
		return r.nodeRoute(a.ID, int(a.Lang))
	}
	if to, ok := r.routes().to[path]; ok || !isPart(path) {
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
	others := r.routes().to
	paths := slices.AppendSeq(make([]string, 0, len(others)+len(r.site.Nodes)*len(r.site.Languages)), maps.Keys(others))
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

// routes are the files of a site that are no node's page. Of two that claim one
// path the first stands: [site.Link] reports what clashes with an entry, and
// files of the site's own, such as a robots.txt, stand before generated ones.
type routes struct {
	to      map[string]route
	lasting map[string]bool // paths of files that are costly to make, see [Renderer.Lasting]
	isPage  func(path string) bool
}

func (t *routes) add(path string, to route) {
	if t.to[path] == nil && !t.isPage(path) {
		t.to[path] = to
	}
}

// addLasting adds a file whose path names all that it depends on.
func (t *routes) addLasting(path string, to route) {
	if t.to[path] == nil && !t.isPage(path) {
		t.to[path], t.lasting[path] = to, true
	}
}

// newRoutes lists them. That takes a while, and who looks at a page after a save
// asks for none of them, so they are listed when somebody asks for one.
func (r *Renderer) newRoutes() *routes {
	t := &routes{map[string]route{}, map[string]bool{}, func(path string) bool { _, ok := r.nodeAt(path); return ok }}
	for _, a := range r.theme.Assets() {
		t.add(a.Path, ready(a.Data))
	}
	for _, a := range r.site.Assets {
		t.add(a.Path, whole(func() ([]byte, error) { return r.files.Read(a.Source) }))
	}
	r.addPictures(t)
	r.addPosters(t)
	r.addStyle(t)
	r.addOffline(t)
	r.addSiteRoutes(t)
	for lang := range r.site.Languages {
		r.addLanguageRoutes(t, lang)
	}
	for _, old := range r.site.Redirects {
		t.add(index(old.From), func(f *file) error { return r.redirect(f, old) })
	}
	return t
}

// addSiteRoutes lists the files that belong to no language.
func (r *Renderer) addSiteRoutes(t *routes) {
	if !r.site.Config.FirstAtRoot {
		t.add("index.html", r.wayIn)
	}
	t.add("404.html", func(f *file) error { return r.missing(f, 0, true) })
	t.add("robots.txt", ready(r.robots()))
	t.add("sitemap.xml", r.sitemap)
	t.add(".nojekyll", ready(nil))
}

func (r *Renderer) addLanguageRoutes(t *routes, lang int) {
	root := r.site.Root(lang)
	r.addFeeds(t, lang)
	r.addAsksFeeds(t, lang)
	r.addCalendars(t, lang)
	r.addSearchRoutes(t, lang)
	r.addStarts(t, lang)
	t.add(root+"404.html", func(f *file) error { return r.missing(f, lang, false) })
	if len(r.topPages(lang)) > maxFooter {
		t.add(index(root+allPagesPath), func(f *file) error { return r.allPages(f, lang) })
	}
	if len(r.site.Tags[lang]) > 0 {
		t.add(index(r.site.TagURL(lang, "")), func(f *file) error { return r.tags(f, lang) })
	}
	for i, tag := range r.site.Tags[lang] {
		t.add(index(r.site.TagURL(lang, tag.Slug)), func(f *file) error { return r.tag(f, lang, i) })
	}
}

// index returns the file that a web server shows at an address.
func index(url string) string { return url + "index.html" }

// nodeRoute renders the page of a node in a language.
func (r *Renderer) nodeRoute(id site.ID, lang int) route {
	n := r.site.Node(id)
	switch {
	case n.Role == site.Home:
		return func(f *file) error { return r.home(f, lang) }
	case n.Role == site.List && n.Kind.Name == model.Members:
		return func(f *file) error { return r.directory(f, lang, "", nil, 1) }
	case n.Role == site.Service:
		return func(f *file) error { return r.service(f, id, lang) }
	case n.Role == site.List, n.Role == site.Folder && n.Kind != nil && n.Kind.Name != model.Playbooks:
		return func(f *file) error { return r.list(f, id, lang) }
	}
	return func(f *file) error { return r.entry(f, id, lang) }
}
