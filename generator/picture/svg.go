package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Drawing returns an SVG drawing as it is published: what is to be seen, and
// nothing else. On a static host a visitor can open the file itself, where a
// browser runs what is in it, so only the elements and attributes of a still
// drawing stay (SVG 2). What programs note in a file for themselves goes, names
// of people and folders among it. What would run, move or load something is an
// error, for an author expects to see it.
func Drawing(data []byte) ([]byte, error) {
	c := cleaning{in: xml.NewDecoder(bytes.NewReader(data))}
	c.in.Strict = true
	for {
		token, err := c.in.RawToken()
		if errors.Is(err, io.EOF) {
			return c.end()
		}
		if err == nil {
			err = c.token(token)
		} else {
			err = fmt.Errorf("it is not well-formed: %w", err)
		}
		if err != nil {
			return nil, err
		}
	}
}

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
	htmlSpace  = "http://www.w3.org/1999/xhtml"
)

// deepest is how many elements may lie in each other; browsers stop at 512.
const deepest = 256

// cleaning is one drawing being copied.
type cleaning struct {
	in   *xml.Decoder
	out  bytes.Buffer
	open []opened
	any  bool
}

// opened is an element that is not closed yet.
type opened struct {
	name   xml.Name          // as it is written
	spaces map[string]string // namespaces by prefix
	out    string            // what it is called in the copy; "" if it and all in it is left out
}

func (c *cleaning) end() ([]byte, error) {
	if len(c.open) > 0 {
		return nil, fmt.Errorf("it is not well-formed: <%s> is not closed", c.open[len(c.open)-1].name.Local)
	}
	if !c.any {
		return nil, errors.New("it is empty")
	}
	return c.out.Bytes(), nil
}

func (c *cleaning) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.Directive:
		if bytes.Contains(t, []byte("ENTITY")) {
			return errors.New("it declares entities")
		}
	case xml.ProcInst:
		if t.Target == "xml-stylesheet" {
			return errors.New("it holds the instruction <?xml-stylesheet?>")
		}
	case xml.StartElement:
		return c.start(t)
	case xml.EndElement:
		n := len(c.open) - 1
		if n < 0 || c.open[n].name != t.Name {
			return fmt.Errorf("it is not well-formed: </%s> closes nothing", t.Name.Local)
		}
		if name := c.open[n].out; name != "" {
			c.out.WriteString("</" + name + ">")
		}
		c.open = c.open[:n]
	case xml.CharData:
		return c.text(t)
	}
	return nil
}

// text copies text, where a drawing has any.
func (c *cleaning) text(t []byte) error {
	if len(c.open) == 0 {
		return nil
	}
	switch name := c.open[len(c.open)-1].out; name {
	case "style":
		if err := still("<style>", string(t)); err != nil {
			return err
		}
		fallthrough
	case "text", "tspan", "textPath", "title", "desc", "a":
		return xml.EscapeText(&c.out, t)
	}
	return nil
}

func (c *cleaning) start(t xml.StartElement) error {
	if len(c.open) == 0 && c.any {
		return errors.New("it is not well-formed: something follows its end")
	}
	if len(c.open) >= deepest {
		return fmt.Errorf("its elements lie more than %d deep in each other", deepest)
	}
	o := opened{name: t.Name, spaces: c.spaces(t)}
	local := t.Name.Local
	space, declared := o.spaces[t.Name.Space]
	drawn := space == svgSpace || t.Name.Space == "" && !declared
	// Hidden or not, in any namespace: what an author put there is to be known.
	if hasWord(active, strings.ToLower(local)) || space == htmlSpace {
		return fmt.Errorf("it holds the element <%s>", local)
	}
	kept := len(c.open) == 0 || c.open[len(c.open)-1].out != ""
	if drawn && kept && hasWord(drawnElements, local) && (local == "svg" || len(c.open) > 0) {
		o.out = local
		c.out.WriteString("<" + local)
		if len(c.open) == 0 {
			c.out.WriteString(` xmlns="` + svgSpace + `"`)
		}
	}
	for _, a := range t.Attr {
		if err := c.attribute(&o, a); err != nil {
			return err
		}
	}
	if o.out != "" {
		c.out.WriteString(">")
	}
	if len(c.open) == 0 && o.out == "" {
		return fmt.Errorf("it starts with <%s> where <svg> would", local)
	}
	c.any = true
	c.open = append(c.open, o)
	return nil
}

// spaces returns the namespaces within an element. Most elements declare none
// and share those around them.
func (c *cleaning) spaces(t xml.StartElement) map[string]string {
	out := map[string]string{"xml": xmlSpace}
	if n := len(c.open); n > 0 {
		out = c.open[n-1].spaces
	}
	shared := len(c.open) > 0
	for _, a := range t.Attr {
		prefix := a.Name.Local
		if a.Name.Space != "xmlns" {
			if a.Name.Space != "" || a.Name.Local != "xmlns" {
				continue
			}
			prefix = ""
		}
		if shared {
			own := make(map[string]string, len(out)+1)
			for k, v := range out {
				own[k] = v
			}
			out, shared = own, false
		}
		out[prefix] = a.Value
	}
	return out
}

// attribute copies an attribute that a drawing may have.
func (c *cleaning) attribute(o *opened, a xml.Attr) error {
	name := strings.ToLower(a.Name.Local)
	if strings.HasPrefix(name, "on") {
		return fmt.Errorf("it holds the attribute %s", a.Name.Local)
	}
	if o.out == "" || a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
		return nil
	}
	written := a.Name.Local
	switch space := o.spaces[a.Name.Space]; {
	case a.Name.Space == "" && !strings.HasPrefix(name, "data-") && isName(name):
	case space == xlinkSpace && name == "href":
	case space == xmlSpace && (name == "space" || name == "lang"):
		written = "xml:" + name
	default:
		return nil
	}
	if name == "href" || name == "src" {
		if !isLocal(a.Value) {
			return fmt.Errorf("it leads to %s", a.Value)
		}
	} else if err := still("its attribute "+a.Name.Local, a.Value); err != nil {
		return err
	}
	c.out.WriteString(" " + written + `="`)
	if err := xml.EscapeText(&c.out, []byte(a.Value)); err != nil {
		return err
	}
	c.out.WriteString(`"`)
	return nil
}

// isLocal reports whether an address is a part of the drawing or a picture in
// it.
func isLocal(address string) bool {
	address = strings.ToLower(strings.TrimSpace(address))
	return strings.HasPrefix(address, "#") || strings.HasPrefix(address, "data:image/png;base64,") || strings.HasPrefix(address, "data:image/jpeg;base64,")
}

// still complains of a value or a style sheet that loads something. Escapes of
// CSS, which no program needs there, could hide that it does.
func still(what, value string) error {
	plain := strings.ToLower(value)
	for at := strings.Index(plain, "url("); at >= 0; at = strings.Index(plain, "url(") {
		plain = strings.TrimLeft(plain[at+len("url("):], " \t\r\n\"'")
		if !strings.HasPrefix(plain, "#") {
			return fmt.Errorf("%s loads something", what)
		}
	}
	for _, bad := range []string{"javascript:", "@import", "@namespace", "image(", "image-set(", "src(", "expression(", "\\"} {
		if strings.Contains(strings.ToLower(value), bad) {
			return fmt.Errorf("%s loads something", what)
		}
	}
	return nil
}

func isName(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') }) < 0
}

func hasWord(list, word string) bool { return slices.Contains(strings.Fields(list), word) }

// drawnElements are those of a drawing that stands still, filters that load
// nothing among them.
const drawnElements = "svg g defs symbol use switch a path rect circle ellipse line polyline polygon image text tspan textPath title desc style view " +
	"linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix " +
	"feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode " +
	"feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"

// active are elements that run, load or move something.
const active = "script foreignobject iframe embed object handler listener animate animatecolor animatemotion animatetransform set discard mpath " +
	"link audio video source track canvas base meta feimage font-face-uri cursor"
