package review

import (
	"cmp"
	"crypto/sha256"
	"net/url"
	"path"
	"strings"

	"indaba/generator/site"
)

// name is what a page is known by on both sides: the entry and the language, or
// the address of a page that is no entry's.
type name struct{ key, lang string }

// side is a Side with its pages by name.
type side struct {
	Side
	paths map[name]string
	files map[string]bool // that entries are made of
}

// newSide lists the pages of a site. An entry whose file moved is known by the
// key that it had.
func newSide(s Side, moved map[string]string) *side {
	out := &side{s, map[name]string{}, map[string]bool{}}
	keys := map[string]string{} // before, by what they are now
	for i := range s.Site.Nodes {
		for _, v := range s.Site.Nodes[i].Versions {
			if v == nil {
				continue
			}
			out.files[v.Path] = true
			// Where the entry was still is one, in other languages, it is another.
			if place, ok := s.Site.Config.Place(moved[v.Path]); ok && s.Site.Find(place.Key) == site.None {
				keys[s.Site.Nodes[i].Key] = place.Key
			}
		}
	}
	for _, p := range s.Pages.Paths() {
		if !strings.HasSuffix(p, "index.html") {
			continue
		}
		n := name{key: p}
		if a, ok := out.node(p); ok {
			key := s.Site.Node(a.ID).Key
			n = name{cmp.Or(keys[key], key), s.Site.Languages[a.Lang].Code}
		}
		out.paths[n] = p
	}
	return out
}

// node returns whose page a file is.
func (s *side) node(p string) (site.Address, bool) {
	return s.Site.At(strings.TrimSuffix(p, "index.html"))
}

// shows reports whether a file of content/ is the text of an entry.
func (s *side) shows(file string) bool { return file != "" && s.files[file] }

// describe says whose page a file is.
func (s *side) describe(p *Page, file string, edited map[string]bool) {
	a, ok := s.node(file)
	if !ok {
		p.key = file
		for _, l := range s.Site.Languages {
			if strings.HasPrefix(file, l.Code+"/") {
				p.Lang = l
			}
		}
		return
	}
	lang := int(a.Lang)
	p.key, p.Lang = s.Site.Node(a.ID).Key, s.Site.Languages[lang]
	if v, in := s.Site.Shown(a.ID, lang); v != nil {
		p.Title, p.In, p.File = v.Title, s.Site.Languages[in], v.File
		p.Edited = p.Edited || edited[v.Path] && s.Site.Node(a.ID).Versions[lang] != nil
	}
}

// blocks returns what a page says.
func (s *side) blocks(page []byte, file string) []Block {
	return blocksOf(page, func(src, small string) Word {
		w := Word{Picture: s.file(src, file)}
		if w.Picture == "" {
			return Word{Picture: src}
		}
		w.print = s.print(w.Picture)
		if small != "" {
			w.small = s.file(small, file)
		}
		return w
	})
}

// print returns what tells a picture from another at its path.
func (s *side) print(file string) string {
	if s.Pages.Lasting(file) {
		return ""
	}
	data, err := s.Pages.Render(file)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return string(sum[:])
}

// file returns the file of the site that an address on a page means; "" if it is
// elsewhere.
func (s *side) file(address, page string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host != "" || u.Scheme != "" {
		return ""
	}
	if below, ok := strings.CutPrefix(u.Path, s.Pages.Base()); ok {
		return below
	}
	if strings.HasPrefix(u.Path, "/") {
		return ""
	}
	return path.Join(path.Dir(page), u.Path)
}
