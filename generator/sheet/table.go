package sheet

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"indaba/generator/diag"
)

// Table is a sheet: a line of headers and rows under it.
type Table struct {
	File   string
	Header []Cell
	Rows   [][]Cell // none is empty; a row may be shorter or longer than the header
}

// Cell is one cell: its text, without blanks around it, and where it starts in
// the file.
type Cell struct {
	Text   string
	Row    int // from 1, as a spreadsheet counts, the header among them
	Column int // from 0
	Range  diag.Range
}

// Name is what a spreadsheet calls the cell: C3.
func (c Cell) Name() string { return letters(c.Column) + fmt.Sprint(c.Row) }

// letters is what a spreadsheet calls a column, counted from 0: A … Z, AA …
func letters(column int) string {
	if column < 26 {
		return string(rune('A' + column))
	}
	return letters(column/26-1) + letters(column%26)
}

// maxBytes keeps a file that is no table from being read as one.
const maxBytes = 16 << 20

// Read reads a file of values between commas, semicolons or tabs (RFC 4180),
// in UTF-8 or as spreadsheets write it. The separator is what the first line
// has most of; a line `sep=;` before it, as Excel writes it, is obeyed. Encoding
// names another one than UTF-8; "" is found out.
func Read(file string, src []byte, encoding string) (*Table, diag.List) {
	mistake := func(at diag.Range, message, hint string) diag.List {
		return diag.List{diag.New("sheet-syntax", file, at, message, hint)}
	}
	if len(src) > maxBytes {
		return nil, mistake(diag.Range{}, "the table is larger than 16 MiB", "split it")
	}
	text, used, err := decodeText(src, encoding)
	if err != nil {
		return nil, mistake(diag.Range{}, err.Error(), "write the name of the encoding, such as `windows-1256`, or save the file as UTF-8")
	}
	var diags diag.List
	if used == "Windows-1252" && encoding == "" {
		diags = append(diags, diag.New("sheet-encoding", file, diag.Range{}, "the file is not UTF-8, so it is read as Windows-1252",
			"if names look wrong, save it as “CSV UTF-8”, or name its encoding in a mapping file, such as `encoding: windows-1256` for Arabic"))
	}
	r := newReader(text)
	t := &Table{File: file}
	for !r.done() {
		cells, open := r.row()
		if open != nil {
			return nil, append(diags, mistake(*open, "a quotation mark is opened here and never closed", `write two of them for one within a text: ""`)...)
		}
		switch {
		case blank(cells):
		case t.Header == nil:
			t.Header = cells
		default:
			t.Rows = append(t.Rows, cells)
		}
	}
	if t.Header == nil {
		return nil, append(diags, mistake(diag.Range{}, "the table is empty", "write the names of its columns in the first line")...)
	}
	return t, diags
}

func blank(cells []Cell) bool {
	for _, c := range cells {
		if c.Text != "" {
			return false
		}
	}
	return true
}

// reader cuts a text into rows.
type reader struct {
	text         string
	at           int
	line, column int // of at, in the file, from 1, columns in characters
	rows         int
	separator    byte
}

func newReader(text string) *reader {
	r := &reader{text: text, line: 1, column: 1}
	if first, _, _ := strings.Cut(text, "\n"); len(first) >= 5 && strings.EqualFold(first[:4], "sep=") {
		r.separator = first[4]
		for r.line == 1 && !r.done() {
			r.next()
		}
		r.rows++
		return r
	}
	r.separator = separatorOf(text)
	return r
}

// separatorOf returns the one of comma, semicolon and tab that the first row
// has most of, outside of quotes.
func separatorOf(text string) byte {
	var counts [256]int
	quoted, started := false, false
	for i := range len(text) {
		c := text[i]
		if c == '\n' && started && !quoted {
			break
		}
		if c == '"' {
			quoted = !quoted
		}
		if !quoted {
			counts[c]++
		}
		started = started || c > ' '
	}
	best := byte(',')
	for _, c := range []byte{';', '\t'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}

func (r *reader) done() bool { return r.at >= len(r.text) }

// next takes one character.
func (r *reader) next() string {
	_, size := utf8.DecodeRuneInString(r.text[r.at:])
	c := r.text[r.at : r.at+size]
	r.at += size
	r.column++
	if c == "\n" {
		r.line, r.column = r.line+1, 1
	}
	return c
}

// row reads a row. If a quotation mark is never closed, open is where.
func (r *reader) row() (cells []Cell, open *diag.Range) {
	r.rows++
	for {
		at := diag.Range{Start: diag.Position{Line: r.line, Column: r.column}}
		text, end := r.cell()
		if end == unclosed {
			return nil, &at
		}
		if end == cellFollows && r.line == at.Start.Line {
			at.End = diag.Position{Line: r.line, Column: r.column - 1}
		}
		cells = append(cells, Cell{clean(text), r.rows, len(cells), at})
		if end == lastCell {
			return cells, nil
		}
	}
}

// clean takes away the blanks around a text, and line ends of other systems.
func clean(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return strings.TrimSpace(text)
}

// How a cell ends.
type ending uint8

const (
	cellFollows ending = iota
	lastCell
	unclosed
)

// cell reads a cell and what ends it. A quotation mark starts a quoted part
// only at the start of a cell, so that inches may stand elsewhere.
func (r *reader) cell() (string, ending) {
	var b strings.Builder
	for !r.done() && (r.text[r.at] == ' ' || r.text[r.at] == '\t' && r.separator != '\t') {
		r.next()
	}
	if !r.done() && r.text[r.at] == '"' {
		r.next()
		for {
			if r.done() {
				return "", unclosed
			}
			c := r.next()
			if c == `"` && (r.done() || r.text[r.at] != '"') {
				break
			}
			if c == `"` {
				r.next()
			}
			b.WriteString(c)
		}
	}
	for !r.done() {
		switch c := r.next(); c {
		case "\n":
			return b.String(), lastCell
		case string(rune(r.separator)):
			return b.String(), cellFollows
		default:
			b.WriteString(c)
		}
	}
	return b.String(), lastCell
}
