package generator

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

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
