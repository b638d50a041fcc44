package model

import (
	"net/url"
	"path"
	"strings"

	"indaba/generator/markdown"
)

// Target is where a link of a body leads, as far as the page's own path says.
type Target struct {
	Kind   TargetKind
	Key    string // of an entry, or the name in a wiki link
	Lang   int    // of an entry: the language the link names on purpose; -1: the reader's
	Path   string // of an asset: its path below content/; of any other: the address
	Anchor string // the heading, without `#`, not escaped
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
		return Target{Kind: ToName, Key: strings.TrimSpace(name), Lang: -1, Anchor: anchor}
	}
	dest := strings.TrimSpace(l.Dest)
	switch u, err := url.Parse(dest); {
	case dest == "":
		return Target{}
	case err == nil && (u.Scheme != "" || u.Host != ""):
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

func (c *Config) resolvePath(from, dest, anchor string, image bool) Target {
	dest = strings.TrimPrefix(dest, "@site")
	var file string
	if strings.HasPrefix(dest, "/") {
		file = path.Clean(dest)[1:]
	} else {
		file = path.Join(path.Dir(from), dest)
	}
	switch ext := strings.ToLower(path.Ext(dest)); {
	case image:
		return Target{Kind: ToAsset, Path: file}
	case ext == ".md" || ext == ".mdx" || ext == ".markdown":
		return c.resolveEntry(from, file, anchor)
	case ext != "" && !strings.HasSuffix(dest, "/"):
		return Target{Kind: ToAsset, Path: file, Anchor: anchor}
	case strings.HasPrefix(dest, "/"):
		return Target{Kind: ToPath, Path: dest, Anchor: anchor}
	}
	return c.resolveEntry(from, file+".md", anchor)
}

// resolveEntry finds the key of the Markdown file a link names. A path from
// the root of content/ may leave the language out: it then means the reader's.
func (c *Config) resolveEntry(from, file, anchor string) Target {
	own, _, _ := c.cutLanguage(from)
	lang, rest, ok := c.cutLanguage(file)
	if !ok {
		lang, rest = own, file
	}
	t := Target{Kind: ToEntry, Key: c.locate(strings.TrimSuffix(rest, path.Ext(rest))).Key, Lang: -1, Anchor: anchor}
	if lang != own {
		t.Lang = lang
	}
	return t
}
