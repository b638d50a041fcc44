package diag

import (
	"bytes"
	"encoding/json"
	"io"
)

// JSON prints diagnostics for programs: {"diagnostics": […]}, on the form of
// one see [Diagnostic.MarshalJSON].
func JSON(w io.Writer, l List) error {
	return WriteJSON(w, struct {
		Diagnostics List `json:"diagnostics"`
	}{l})
}

// WriteJSON prints a value that diagnostics are a part of as JSON that people
// can read, too: indented, and with characters such as < as they are.
func WriteJSON(w io.Writer, v any) error {
	e := encoder(w)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func encoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

// span is a range as JSON: all of it is left out where a diagnostic is about
// a file as a whole.
type span struct {
	Line      int `json:"line,omitempty"`
	Column    int `json:"column,omitempty"`
	EndLine   int `json:"endLine,omitempty"`
	EndColumn int `json:"endColumn,omitempty"`
}

func spanOf(r Range) span {
	if r.Start.Line < 1 {
		return span{}
	}
	if r.End.Line < 1 {
		r.End = r.Start
	}
	return span{r.Start.Line, max(1, r.Start.Column), r.End.Line, max(1, r.End.Column)}
}

type relatedJSON struct {
	File string `json:"file"`
	span
	Message string `json:"message"`
}

// MarshalJSON returns {"code", "severity", "file", "line", "column",
// "endLine", "endColumn", "message", "hint", "related": […]}. Lines and
// columns count from 1, columns in code points; the end is not included, and is
// the start where only a place is known. A diagnostic of a whole file has no
// lines and columns, one of no file has "" for it.
func (d Diagnostic) MarshalJSON() ([]byte, error) {
	related := make([]relatedJSON, 0, len(d.Related))
	for _, r := range d.Related {
		related = append(related, relatedJSON{r.File, spanOf(r.Range), r.Message})
	}
	var out bytes.Buffer
	err := encoder(&out).Encode(struct {
		Code     Code   `json:"code"`
		Severity string `json:"severity"`
		File     string `json:"file"`
		span
		Message string        `json:"message"`
		Hint    string        `json:"hint"`
		Related []relatedJSON `json:"related"`
	}{d.Code, d.Severity.String(), d.File, spanOf(d.Range), d.Message, d.Hint, related})
	return out.Bytes(), err
}

// MarshalJSON returns an array, an empty one for no diagnostics.
func (l List) MarshalJSON() ([]byte, error) {
	if l == nil {
		l = List{}
	}
	var out bytes.Buffer
	err := encoder(&out).Encode([]Diagnostic(l))
	return out.Bytes(), err
}
