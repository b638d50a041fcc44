package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"indaba/generator/diag"
)

// LinkKind says how a link was written.
type LinkKind uint8

const (
	LinkPage  LinkKind = iota + 1 // [label](dest), [label][ref], <dest> or a bare address
	LinkImage                     // ![alt](dest)
	LinkWiki                      // [[dest]] or [[dest|label]]
)

// Link is what a hole of a [Fragment] stands for.
type Link struct {
	Kind  LinkKind
	Empty bool // there is no label, so the target's title is to be shown
	// Dest is the destination as written, entities and backslash escapes
	// resolved. It is "" if there is none or none that may be published;
	// Diagnostics then says so.
	Dest  string
	Title string // "" also for an image whose title is its caption
	Alt   string // plain text of an image
	Range diag.Range
}

func (r *renderer) link(n *ast.Link) {
	if r.inLink { // only in an image's alternative text
		r.inlines(n)
		return
	}
	r.openLink(r.newLink(LinkPage, n, n.Destination, n.Title))
	r.inlines(n)
	r.closeLink()
}

// autoLink renders <address> and bare addresses.
func (r *renderer) autoLink(n *ast.AutoLink) {
	label := n.Label(r.src)
	r.words.add(label)
	if r.inLink {
		r.out = escape(r.out, label)
		return
	}
	l := Link{Kind: LinkPage, Dest: string(n.URL(r.src)), Range: r.rangeOf(label, n)}
	if n.AutoLinkType == ast.AutoLinkEmail && !hasPrefixFold(l.Dest, "mailto:") {
		l.Dest = "mailto:" + l.Dest
	}
	r.checkScheme(&l)
	r.openLink(l)
	r.out = escape(r.out, label)
	r.closeLink()
}

func (r *renderer) wikiLink(n *wikiLink) {
	if r.inLink {
		r.markdown(r.wikiText(n))
		return
	}
	l := Link{Kind: LinkWiki, Dest: r.unescaped(n.target), Range: span(n.start, n.start+len(n.target))}
	r.checkScheme(&l)
	r.openLink(l)
	r.words.add(n.label)
	r.markdown(r.typeset(n.label, n.labelAt))
	r.closeLink()
}

// image makes a hole for an image; title is the Markdown of its title.
func (r *renderer) image(n *ast.Image, title []byte) {
	l := r.newLink(LinkImage, n, n.Destination, title)
	l.Alt = r.plain(n)
	if l.Alt == "" {
		r.report("markdown-image-alt", l.Range, "the image "+quote(l.Dest)+" has no alternative text",
			"say what it shows between the brackets: ![what it shows](file)")
	}
	r.holes = append(r.holes, Hole{At: len(r.out), Of: len(r.links)})
	r.links = append(r.links, l)
}

func (r *renderer) newLink(kind LinkKind, n ast.Node, dest, title []byte) Link {
	l := Link{
		Kind:  kind,
		Dest:  r.unescaped(dest),
		Title: r.unescaped(r.typesetAlone(title)),
		Range: r.rangeOf(dest, n),
	}
	if l.Dest != "" && holdsTemplate(dest) {
		if r.template(l.Range.Start.Column+bytes.IndexByte(dest, '{')) == 0 {
			r.report("markdown-template", l.Range, "the address "+quote(l.Dest)+" is made by a template, which is not carried out here", "write the path of the file, or the whole address")
		}
		l.Dest = ""
	} else if l.Dest != "" {
		r.checkScheme(&l)
	} else if kind == LinkImage {
		r.report("image-missing", l.Range, "the image has no address", "write the file's name between the parentheses")
	} else {
		r.report("link-broken", l.Range, "the link has no address", "write where it leads between the parentheses")
	}
	return l
}

func (r *renderer) openLink(l Link) {
	r.holes = append(r.holes, Hole{At: len(r.out), Of: len(r.links)})
	r.links = append(r.links, l)
	r.inLink = true
}

// closeLink closes the link that is open.
func (r *renderer) closeLink() {
	r.inLink = false
	i := len(r.holes) - 1
	for r.holes[i].Kind != HoleOpen || r.links[r.holes[i].Of].Kind == LinkImage { // images in the label
		i--
	}
	open := r.holes[i]
	label := r.out[open.At:]
	r.links[open.Of].Empty = i == len(r.holes)-1 && len(bytes.TrimSpace(label)) == 0
	r.holes = append(r.holes, Hole{At: len(r.out), Kind: HoleClose, Of: open.Of})
}

// rangeOf returns where part, a piece of the body, stands; if part was copied
// out of the body, where node n starts.
func (r *renderer) rangeOf(part []byte, n ast.Node) diag.Range {
	if start := cap(r.src) - cap(part); start >= 0 && len(part) > 0 && start+len(part) <= len(r.src) && &r.src[start] == &part[0] {
		return span(start, start+len(part))
	}
	start := min(max(n.Pos(), 0), len(r.src))
	return span(start, start)
}

const (
	// schemes are those of addresses that links may have.
	schemes = "http https mailto tel sms xmpp matrix geo"
	// dangers are schemes that can run a program or read a reader's disk.
	dangers = "javascript vbscript data file blob filesystem"
)

// checkScheme reports an address that is not published and takes it away. What
// stands before a colon in a wiki link is part of a page's name, if it is no
// danger. Spaces around an address are no part of it, whatever alphabet they
// are of: they go first, so that what is looked at is what is published.
func (r *renderer) checkScheme(l *Link) {
	l.Dest = strings.TrimSpace(l.Dest)
	s := scheme(l.Dest)
	if s == "" || hasWord(schemes, s) || l.Kind == LinkWiki && !hasWord(dangers, s) {
		return
	}
	why := "is not a kind of address that is published"
	if hasWord(dangers, s) {
		why = "could run a program"
	}
	r.report("markdown-link-scheme", l.Range, "the address "+quote(l.Dest)+" starts with "+s+":, which "+why,
		"link to a page, a file or an address that starts with https:")
	l.Dest = ""
}

// Publishes reports whether the scheme of an address, if it has one, is of those
// that links may have.
func Publishes(address string) bool {
	s := scheme(address)
	return s == "" || hasWord(schemes, s)
}

// scheme returns the scheme of address, lower-cased, as a browser finds it: it
// skips spaces and control characters before it and line ends and tabs in it
// (WHATWG URL, basic URL parser). It is "" for an address without one.
func scheme(address string) string {
	var b strings.Builder
	for _, c := range []byte(address) {
		switch {
		case c == '\t' || c == '\n' || c == '\r' || c <= ' ' && b.Len() == 0:
		case 'a' <= c && c <= 'z':
			b.WriteByte(c)
		case 'A' <= c && c <= 'Z':
			b.WriteByte(c + 'a' - 'A')
		case b.Len() > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
			b.WriteByte(c)
		case c == ':':
			return b.String()
		default:
			return ""
		}
	}
	return ""
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
