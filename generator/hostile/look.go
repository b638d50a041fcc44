package hostile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Look returns what a file of a built site holds that it must not: anything
// that runs, loads from elsewhere or breaks out of its format. Base is where the
// site lies, such as "https://example.org/net/".
func Look(p string, data []byte, base string) []string {
	l := look{base: base}
	switch path.Ext(p) {
	case ".html":
		l.page(data)
	case ".xml":
		l.xml(data)
	case ".json":
		l.json(data)
	case ".ics":
		l.calendar(data)
	case ".svg":
		l.drawing = true
		l.fragment("drawing", string(data))
	}
	return l.found
}

type look struct {
	base    string
	drawing bool // where a style is the drawing's own
	found   []string
}

func (l *look) say(format string, args ...any) {
	l.found = append(l.found, fmt.Sprintf(format, args...))
}

// page looks at a whole page, as a browser would read it.
func (l *look) page(data []byte) {
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		l.say("cannot be parsed: %v", err)
		return
	}
	count := map[string]int{}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			count[n.Data]++
			l.element(n)
		}
		if n.Type == html.CommentNode {
			l.say("comment %q", n.Data)
		}
	}
	if count["main"] != 1 || count["title"] < 1 || bytes.Count(data, []byte("</html>")) != 1 || !bytes.HasSuffix(bytes.TrimSpace(data), []byte("</html>")) {
		l.say("the page is broken: %d main", count["main"])
	}
	if head := doc.FirstChild.NextSibling.FirstChild; !hasPolicy(head) {
		l.say("no Content-Security-Policy stands before what it is for")
	}
}

// hasPolicy reports whether the policy stands before anything that loads.
func hasPolicy(head *html.Node) bool {
	for n := range head.ChildNodes() {
		if n.Data == "meta" && attr(n, "http-equiv") == "Content-Security-Policy" {
			return strings.Contains(attr(n, "content"), "default-src 'none'")
		}
		if n.Data == "link" || n.Data == "script" {
			return false
		}
	}
	return false
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// elements are those a page may have.
const elements = " html head meta title link script body a abbr address article aside b bdi bdo blockquote br button caption circle cite code dd defs del details dfn dialog div dl dt em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li line " +
	"main mark nav ol optgroup option p path pattern pre q rect rp rt ruby s samp search section select small span strong sub summary sup svg table tbody td textarea tfoot th thead time tr u ul use var wbr datalist output picture source polygon polyline ellipse text tspan noscript "

func (l *look) element(n *html.Node) {
	if !strings.Contains(elements, " "+n.Data+" ") {
		l.say("element <%s>", n.Data)
	}
	for _, a := range n.Attr {
		l.attribute(n, strings.ToLower(a.Key), a.Val)
	}
	switch n.Data {
	case "script":
		l.script(n)
	case "meta":
		if equiv := attr(n, "http-equiv"); strings.EqualFold(equiv, "refresh") {
			_, to, _ := strings.Cut(attr(n, "content"), "url=")
			l.own("refresh to", to)
		} else if equiv != "" && equiv != "Content-Security-Policy" {
			l.say("<meta http-equiv=%q>", equiv)
		}
	case "noscript":
		l.fragment("noscript", textOf(n))
	}
}

func (l *look) script(n *html.Node) {
	switch kind := attr(n, "type"); {
	case kind == "application/ld+json":
		if !json.Valid([]byte(textOf(n))) {
			l.say("JSON-LD is no JSON: %q", textOf(n))
		}
	case attr(n, "src") == "" || textOf(n) != "" || kind != "" && kind != "module":
		l.say("script %q", textOf(n))
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// attribute looks at one attribute: none runs, none styles, addresses have a
// scheme that is allowed, and what a browser loads unasked is the site's own.
func (l *look) attribute(n *html.Node, name, value string) {
	switch name {
	case "style":
		if !l.drawing || strings.Contains(strings.ReplaceAll(value, "url(#", ""), "url(") {
			l.say("attribute %s=%q of <%s>", name, value, n.Data)
		}
	case "srcdoc", "formaction", "ping", "background", "manifest", "nonce", "is", "target", "xlink:href", "xml:base", "usemap", "longdesc", "lowsrc", "dynsrc", "autofocus", "shadowrootmode", "contenteditable", "accesskey":
		l.say("attribute %s=%q of <%s>", name, value, n.Data)
	case "src", "poster", "action", "data-index", "data-home", "data-url":
		l.own(name, value)
	case "srcset":
		for part := range strings.SplitSeq(value, ",") {
			address, _, _ := strings.Cut(strings.TrimSpace(part), " ")
			l.own(name, address)
		}
	case "href":
		if n.Data == "link" && !strings.Contains(" canonical alternate ", " "+attr(n, "rel")+" ") || n.Data == "use" && !strings.HasPrefix(value, "#") {
			l.own("link "+attr(n, "rel"), value)
			return
		}
		l.address(value)
	case "cite", "data-before":
		l.address(value)
	}
	if strings.HasPrefix(name, "on") || strings.ContainsAny(name, "\"'<>=`@:{}") {
		l.say("attribute %s=%q of <%s>", name, value, n.Data)
	}
}

// own complains of an address that is not one of the site.
func (l *look) own(what, value string) {
	plain := stripped(value)
	if strings.HasPrefix(plain, l.base) || strings.HasPrefix(plain, "/") && !strings.HasPrefix(plain, "//") && !strings.HasPrefix(plain, "/\\") || strings.HasPrefix(plain, "#") {
		return
	}
	l.say("%s %q", what, value)
}

// address complains of a scheme that is not for reading.
func (l *look) address(value string) {
	scheme, _, ok := strings.Cut(stripped(value), ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel", "webcal", "xmpp", "sms", "geo", "matrix", "irc", "ircs", "sip", "sips":
		return
	}
	l.say("address %q", value)
}

// stripped is an address as browsers read it (WHATWG URL, 4.4).
func stripped(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	return noBreaks.Replace(s)
}

var noBreaks = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// fragment looks at HTML that stands in something else.
func (l *look) fragment(what, text string) {
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		l.say("%s cannot be parsed: %v", what, err)
	}
	before := len(l.found)
	for _, root := range nodes {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode {
				l.element(n)
			}
		}
		if root.Type == html.ElementNode {
			l.element(root)
		}
	}
	for i := before; i < len(l.found); i++ {
		l.found[i] = what + ": " + l.found[i]
	}
}
