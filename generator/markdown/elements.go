package markdown

// content says what may stand in an HTML element that authors write, which also
// says where it may stand.
type content uint8

const (
	refused   content = iota // the tags are not published, what is between them is
	cut                      // neither is published
	phrase                   // stands in a line of text and holds a part of it
	lineBlock                // a block that holds a line of text
	flow                     // a block that holds blocks
	structure                // a block that holds only blocks made for it
	void                     // stands in a line of text and holds nothing
	voidBlock                // a block that holds nothing
)

// element is an HTML element that authors write.
type element struct {
	name    string
	content content
	in      string // where it must stand, if it cannot stand anywhere
	attrs   string // attributes it may have beside class, dir and lang
}

// lookup returns what is done with the element called name. The list is what
// Markdown has no mark for and what authors of other generators use most;
// nothing on it loads, runs, styles or identifies anything.
func lookup(name string) element {
	e := element{name: name}
	switch name {
	case "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "ruby",
		"s", "samp", "small", "span", "strong", "sub", "sup", "u", "var":
		e.content = phrase
	case "abbr", "dfn":
		e.content, e.attrs = phrase, "title"
	case "time":
		e.content, e.attrs = phrase, "datetime"
	case "rp", "rt":
		e.content, e.in = phrase, "ruby"
	case "br", "wbr":
		e.content = void
	case "hr":
		e.content = voidBlock
	case "p":
		e.content = lineBlock
	case "summary":
		e.content, e.in = lineBlock, "details"
	case "caption":
		e.content, e.in = lineBlock, "table"
	case "dt":
		e.content, e.in = lineBlock, "dl"
	case "blockquote", "div":
		e.content = flow
	case "details":
		e.content, e.attrs = flow, "open"
	case "li":
		e.content, e.in = flow, "ul ol"
	case "dd":
		e.content, e.in = flow, "dl"
	case "td", "th":
		e.content, e.in, e.attrs = flow, "tr", "colspan rowspan"
	case "dl", "table", "ul":
		e.content = structure
	case "ol":
		e.content, e.attrs = structure, "start reversed"
	case "tbody", "tfoot", "thead":
		e.content, e.in = structure, "table"
	case "tr":
		e.content, e.in = structure, "tbody tfoot thead table"
	case "applet", "audio", "canvas", "embed", "frameset", "iframe", "math", "noembed", "noframes", "noscript", "object",
		"plaintext", "script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp":
		e.content = cut
	}
	return e
}

// isBlock says whether e cannot stand in a line of text.
func (e element) isBlock() bool {
	switch e.content {
	case lineBlock, flow, structure, voidBlock:
		return true
	}
	return false
}

// hint says what to write instead of e.
func (e element) hint() string {
	switch e.name {
	case "a":
		return "write a link as [text](address)"
	case "img":
		return "write an image as ![what it shows](file)"
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return "write a heading as ## text"
	case "pre":
		return "write code between lines of ```"
	}
	if e.content == cut {
		return "leave it out; what stands in it is not published either"
	}
	return "leave the tags out; what stands between them is published"
}

// keeps says whether e may have the attribute with this name and value.
func (e element) keeps(name, value string) bool {
	switch name {
	case "dir":
		return hasWord("auto ltr rtl", value)
	case "lang":
		return isTag(value)
	case "class":
		return true
	case "colspan", "rowspan", "start":
		return hasWord(e.attrs, name) && isNumber(value)
	}
	return hasWord(e.attrs, name)
}

// isTag says whether s has the form of a language tag.
func isTag(s string) bool {
	for _, c := range []byte(s) {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-') {
			return false
		}
	}
	return s != ""
}

// isNumber says whether s is a number from 1 to 999.
func isNumber(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || '9' < c {
			return false
		}
	}
	return 1 <= len(s) && len(s) <= 3 && s[0] != '0'
}
