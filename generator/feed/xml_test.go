package feed

import (
	"bytes"
	"encoding/xml"
	"testing"
)

// encoding/xml decides what is right.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"", "plain", `<a href="x">'&amp;'</a>`, "\x00\t\r\n\x1f\x7f", "أهلا é 😀", "\xff\xc3", "\ufffd\ufffe\uffff\ufeff", "a\u0085\u2028b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got, want bytes.Buffer
		m := markup{Buffer: &got}
		m.escape([]byte(s))
		if err := xml.EscapeText(&want, []byte(s)); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%q is written %q, want %q", s, &got, &want)
		}
	})
}
