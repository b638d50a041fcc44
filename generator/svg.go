package generator

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// inertSVG returns why a drawing may do more than be looked at; nil if it may
// not. On a static host a visitor can open the file itself, where a browser
// runs what is in it.
func inertSVG(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if token == nil {
			return inertEnd(err)
		}
		switch t := token.(type) {
		case xml.Directive:
			return fmt.Errorf("it declares a document type or entities")
		case xml.ProcInst:
			if t.Target != "xml" {
				return fmt.Errorf("it holds the instruction <?%s?>", t.Target)
			}
		case xml.StartElement:
			if err := inertElement(t); err != nil {
				return err
			}
		}
	}
}

// inertEnd tells the end of a drawing from a mistake in it.
func inertEnd(err error) error {
	if err != nil && err.Error() != "EOF" {
		return fmt.Errorf("it is not well-formed: %w", err)
	}
	return nil
}

func inertElement(t xml.StartElement) error {
	switch name := strings.ToLower(t.Name.Local); name {
	case "script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "animate", "set", "style", "link":
		return fmt.Errorf("it holds the element <%s>", t.Name.Local)
	}
	for _, a := range t.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.ToLower(strings.TrimSpace(a.Value))
		switch {
		case strings.HasPrefix(name, "on"):
			return fmt.Errorf("it holds the attribute %s", a.Name.Local)
		case (name == "href" || name == "src") && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/png;") && !strings.HasPrefix(value, "data:image/jpeg;"):
			return fmt.Errorf("it leads to %s", a.Value)
		case strings.Contains(value, "url(") && !strings.Contains(value, "url(#") || strings.Contains(value, "javascript:"):
			return fmt.Errorf("its attribute %s loads something", a.Name.Local)
		}
	}
	return nil
}

// sizeOfSVG returns the size of a drawing in CSS pixels: its width and height if
// it gives them so, else that of its viewBox; 0 if it has none of these.
func sizeOfSVG(data []byte) (width, height int) {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil {
			return 0, 0
		}
		root, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		given := map[string]string{}
		for _, a := range root.Attr {
			given[a.Name.Local] = a.Value
		}
		width, height = pixelsOf(given["width"]), pixelsOf(given["height"])
		if box := strings.Fields(strings.ReplaceAll(given["viewBox"], ",", " ")); (width == 0 || height == 0) && len(box) == 4 {
			width, height = pixelsOf(box[2]), pixelsOf(box[3])
		}
		if width == 0 || height == 0 {
			return 0, 0
		}
		return width, height
	}
}

// pixelsOf reads a length such as "12" or "12.5px"; 0 for what is in another
// unit.
func pixelsOf(length string) int {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(length), "px"), 64)
	if err != nil || n < 1 || n > 1e5 {
		return 0
	}
	return int(math.Round(n))
}
