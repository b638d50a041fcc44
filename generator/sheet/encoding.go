package sheet

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decodeText returns the text of a file that a spreadsheet wrote, and the name
// of its encoding: UTF-8, or UTF-16 with a mark, or the single-byte encoding that
// is named; without a name, Windows-1252, in which any bytes are text.
func decodeText(src []byte, encoding string) (text, used string, err error) {
	if encoding != "" && !strings.EqualFold(encoding, "utf-8") {
		m := singleByte(encoding)
		if m == nil {
			return "", "", fmt.Errorf("the encoding `%s` is not known", encoding)
		}
		out, err := m.NewDecoder().Bytes(src)
		return string(out), encoding, err
	}
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}):
		return utf16Text(src[2:], binary.LittleEndian), "UTF-16", nil
	case bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		return utf16Text(src[2:], binary.BigEndian), "UTF-16", nil
	case utf8.Valid(src):
		return strings.TrimPrefix(string(src), "\ufeff"), "UTF-8", nil
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(src)
	return string(out), "Windows-1252", err
}

func utf16Text(src []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(src)/2)
	for i := range units {
		units[i] = order.Uint16(src[2*i:])
	}
	return string(utf16.Decode(units))
}

// singleByte returns the encoding called name: windows-1256, iso-8859-1 …
func singleByte(name string) *charmap.Charmap {
	for _, e := range charmap.All {
		if m, ok := e.(*charmap.Charmap); ok && plainName(m.String()) == plainName(name) {
			return m
		}
	}
	return nil
}

func plainName(s string) string {
	return strings.ToLower(strings.NewReplacer("-", "", " ", "", "_", "").Replace(s))
}
