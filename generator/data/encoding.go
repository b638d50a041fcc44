package data

import (
	"bytes"
	"unicode/utf8"

	"indaba/generator/diag"
)

// checkEncoding reports what keeps a file from being read as text: bytes that
// are not UTF-8, and lines that end as on a Mac of before 2001, where every
// program of today would see a single line.
func checkEncoding(file string, src []byte) *diag.Diagnostic {
	if at := invalidUTF8(src); at >= 0 {
		d := diag.New("file-encoding", file, diag.Range{Start: position(src, at)}, "the file is not UTF-8 text from here on", "save it again with the encoding UTF-8")
		return &d
	}
	first, _ := cutLine(src, 0)
	first = bytes.TrimRight(first, "\r")
	if at := bytes.IndexByte(first, '\r'); at >= 0 {
		d := diag.New("file-line-ends", file, diag.Range{Start: position(src, at)}, "the first line ends with a sign that programs of today do not know (CR alone)", "save the file again with line ends LF or CRLF")
		return &d
	}
	return nil
}

func invalidUTF8(src []byte) int {
	if utf8.Valid(src) && bytes.IndexByte(src, 0) < 0 {
		return -1
	}
	for at := 0; at < len(src); {
		r, size := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			return at
		}
		at += size
	}
	return -1
}

// position returns the line and column of a byte offset. A byte order mark is
// not seen, so it does not count.
func position(src []byte, at int) diag.Position {
	before := bytes.TrimPrefix(src[:at], bom)
	line := bytes.LastIndexByte(before, '\n') + 1
	return diag.Position{Line: 1 + bytes.Count(before, newline), Column: 1 + utf8.RuneCount(before[line:])}
}
