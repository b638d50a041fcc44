package model

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"indaba/generator/markdown"
)

// Target is where a link of a body leads, as far as the page's own path says.
type Target struct {
	Kind TargetKind
	Lang int8    // of an entry: the language the link names on purpose; -1: the reader's
	Key  Symbol  // of a ToEntry
	Name *Lookup // of a ToName
	// Also are keys to try in order where Key, or the Path of a ToPath, leads
	// to no entry: another generator would have read the link so.
	Also   []Symbol
	Path   string // of an asset: its path below content/; of any other: the address
	Anchor string // the heading, without `#`, not escaped
}

// Links are where the links of a body lead.
type Links struct {
	Targets []Target // of all, in the order of the text

	// What almost all links within the site are, each once: Keys are those of
	// entries that links lead to the whole of, Names the last parts of keys that
	// wiki links call entries by. Others are the rest, by index in Targets.
	Keys, Names []Symbol
	Others      []int32
	Web         bool // there are links to other sites, too
}

func newLinks(targets []Target) Links {
	l := Links{Targets: targets}
	for i := range targets {
		switch t := &targets[i]; {
		case t.Kind == ToNowhere:
		case t.Kind == ToWeb:
			l.Web = true
		case t.Kind == ToEntry && t.Anchor == "":
			l.Keys = append(l.Keys, t.Key)
		case t.Kind == ToName && t.Anchor == "" && t.Name.Path == t.Name.Last:
			l.Names = append(l.Names, t.Name.Last)
		default:
			l.Others = append(l.Others, int32(i))
		}
	}
	l.Keys, l.Names = distinct(l.Keys), distinct(l.Names)
	return l
}

func distinct(symbols []Symbol) []Symbol {
	slices.Sort(symbols)
	return slices.Clip(slices.Compact(symbols))
}

// TargetKind says what a [Target] is.
type TargetKind uint8

// The kinds of targets.
const (
	ToNowhere TargetKind = iota // not to be linked: the address was refused
	ToWeb                       // an address elsewhere, or one that is published as it is
	ToHere                      // a heading of the same page
	ToEntry                     // a Markdown file
	ToName                      // an entry by its name: a wiki link
	ToAsset                     // an image or another file
	ToPath                      // a path of the site itself, such as /en/members/
)

// resolve reads the destination of a link in the file at the path from.
func (c *Config) resolve(from string, l markdown.Link) Target {
	if l.Kind == markdown.LinkWiki {
		name, anchor, _ := strings.Cut(l.Dest, "#")
		wanted := c.Symbols.Lookup(strings.TrimSpace(name))
		return Target{Kind: ToName, Name: &wanted, Lang: -1, Anchor: anchor}
	}
	dest := strings.TrimSpace(l.Dest)
	switch {
	case dest == "" || !markdown.Publishes(dest):
		return Target{}
	case leaves(dest):
		return Target{Kind: ToWeb, Path: dest}
	}
	dest, anchor, _ := strings.Cut(dest, "#")
	dest, _, _ = strings.Cut(dest, "?")
	if unescaped, err := url.PathUnescape(anchor); err == nil {
		anchor = unescaped
	}
	if unescaped, err := url.PathUnescape(dest); err == nil {
		dest = unescaped
	}
	if dest == "" {
		return Target{Kind: ToHere, Anchor: anchor}
	}
	return c.resolvePath(from, dest, anchor, l.Kind == markdown.LinkImage)
}

// leaves reports whether an address names a scheme or a host. Most do not, and to
// parse them would say no more.
func leaves(dest string) bool {
	if !strings.HasPrefix(dest, "//") && !strings.Contains(dest, ":") {
		return false
	}
	u, err := url.Parse(dest)
	return err == nil && (u.Scheme != "" || u.Host != "")
}

// resolvePath reads an address on this site. The query is gone: no page here
// reads one, and what old links carry, such as `?raw=true`, was meant for
// another server.
func (c *Config) resolvePath(from, dest, anchor string, image bool) Target {
	dest = norm.NFC.String(dest)                                           // as package source spells paths
	dest = strings.ReplaceAll(strings.TrimPrefix(dest, "@site"), `\`, "/") // as browsers read it, for authors on Windows
	if last := path.Base(dest); last == "." || last == ".." {
		dest += "/"
	}
	var file string
	if strings.HasPrefix(dest, "/") {
		file = path.Clean(dest)[1:]
	} else {
		file = path.Join(path.Dir(from), dest)
	}
	switch ext := strings.ToLower(path.Ext(dest)); {
	case image:
		return Target{Kind: ToAsset, Path: withoutStatic(file)}
	case ext == ".md" || ext == ".mdx" || ext == ".markdown":
		t := c.resolveEntry(from, file, anchor)
		t.Also = c.keys(withoutRoot(file))
		return t
	case ext != "" && !strings.HasSuffix(dest, "/"):
		return Target{Kind: ToAsset, Path: withoutStatic(file), Anchor: anchor}
	case strings.HasPrefix(dest, "/"):
		return Target{Kind: ToPath, Path: dest, Anchor: anchor, Also: c.keys(withoutRoot(file))}
	}
	return c.resolveBare(from, dest, file, anchor)
}

// resolveBare reads an address without an extension. It is meant to be one
// relative to the page's own address, or to the folder of its file: most often
// both are the same.
func (c *Config) resolveBare(from, dest, file, anchor string) Target {
	if strings.HasSuffix(dest, "/") {
		return c.resolveEntry(from, path.Join(file, "index.md"), anchor)
	}
	t := c.resolveEntry(from, file+".md", anchor)
	below := path.Join(strings.TrimSuffix(from, path.Ext(from)), dest)
	t.Also = c.keys(path.Join(file, "index"), below, withoutCategory(file), withoutCategory(below))
	return t
}

// withoutStatic leaves out the folder that other generators publish at the root
// of a site; here its files lie in assets/, where every path is looked for.
func withoutStatic(file string) string {
	inner := file
	for strings.HasPrefix(inner, "../") { // beside content/
		inner = inner[len("../"):]
	}
	for _, folder := range []string{"static/", "public/"} {
		if rest, ok := strings.CutPrefix(inner, folder); ok {
			return rest
		}
	}
	return file
}

// withoutRoot leaves out the folder of pages of Docusaurus or Starlight, which
// becomes that of a language here; "" if there is none.
func withoutRoot(file string) string {
	for _, root := range []string{"src/content/docs/", "src/pages/", "docs/", "blog/"} {
		if rest, ok := strings.CutPrefix(file, root); ok {
			return rest
		}
	}
	return ""
}

// withoutCategory leaves out what stands before the name of a folder in the
// address of a list that Docusaurus makes of it: category/1-principles; "" if
// it does not.
func withoutCategory(file string) string {
	dir, name := path.Split(file)
	if path.Base(dir) != "category" {
		return ""
	}
	return path.Join(path.Dir(path.Clean(dir)), name)
}

// keys returns the keys of files whose names may lack an extension, without
// those that are "".
func (c *Config) keys(files ...string) []Symbol {
	var keys []Symbol
	for _, file := range files {
		if _, rest, ok := c.cutLanguage(file); ok {
			file = rest
		}
		if ext := path.Ext(file); strings.HasPrefix(ext, ".md") {
			file = strings.TrimSuffix(file, ext)
		}
		if file != "" {
			keys = append(keys, c.Symbols.Of(c.locate(file).Key))
		}
	}
	return keys
}

// resolveEntry finds the key of the Markdown file a link names. A path from
// the root of content/ may leave the language out: it then means the reader's.
func (c *Config) resolveEntry(from, file, anchor string) Target {
	own, _, _ := c.cutLanguage(from)
	lang, rest, ok := c.cutLanguage(file)
	if !ok {
		lang, rest = own, file
	}
	t := Target{Kind: ToEntry, Key: c.Symbols.Of(c.locate(strings.TrimSuffix(rest, path.Ext(rest))).Key), Lang: -1, Anchor: anchor}
	if lang != own {
		t.Lang = int8(lang)
	}
	return t
}
