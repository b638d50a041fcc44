// Package schema holds those terms of schema.org that pages are described in
// for search engines and other machines, and writes them as JSON-LD 1.1.
//
// Every address in a description is whole, with scheme and host. A field left
// empty is left out: what is not known is not said.
package schema

import (
	"bytes"
	"encoding/json"
	"html/template"
	"sync"
)

// Context is the vocabulary of every description.
const Context = "https://schema.org"

// Block writes a description of things as a data block of HTML. Text cannot
// end the block or start markup: <, > and & are written as escapes of JSON.
// It is "" for no things.
func Block(things ...any) template.HTML {
	if len(things) == 0 {
		return ""
	}
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	b.WriteString(`<script type="application/ld+json">`)
	err := json.NewEncoder(b).Encode(struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}{Context, things})
	if err != nil {
		panic(err) // the types of this package are all texts, numbers and lists
	}
	b.Truncate(b.Len() - len("\n"))
	b.WriteString("</script>")
	return template.HTML(b.String())
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Texts is one text or several. One is written as it is, several as a list.
type Texts []string

// MarshalJSON implements [json.Marshaler].
func (t Texts) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return json.Marshal(t[0])
	}
	return json.Marshal([]string(t))
}
