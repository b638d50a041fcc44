package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"indaba/generator/diag"
)

// editor is the address that opens a file in an editor, with {file}, {line}
// and {column} to be filled in. Without any it is "".
type editor string

const defaultEditor editor = "vscode://file/{file}:{line}:{column}"

func (e *editor) Type() string   { return "" }
func (e *editor) String() string { return string(*e) }

func (e *editor) Set(text string) error {
	if text != "" && !strings.Contains(text, "{file}") {
		return errors.New("there is no {file} in it")
	}
	*e = editor(text)
	return nil
}

// link returns the address that opens a file, named as in diagnostics, at a
// place; "" if there is no such file on this disk.
func (e editor) link(file string, at diag.Position) string {
	if e == "" || file == "" {
		return ""
	}
	path, err := filepath.Abs(filepath.FromSlash(file))
	if err != nil {
		return ""
	}
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return ""
	}
	return strings.NewReplacer(
		"{file}", escapePath(filepath.ToSlash(path)),
		"{line}", strconv.Itoa(max(1, at.Line)),
		"{column}", strconv.Itoa(max(1, at.Column)),
	).Replace(string(e))
}

// escapePath returns a path for any part of a URL: all but the unreserved
// characters of RFC 3986, slashes and the colon of a drive is escaped. It has
// no slash at its start, as in vscode://file/home/a.md and vscode://file/C:/a.md.
func escapePath(path string) string {
	var b strings.Builder
	path = strings.TrimPrefix(path, "/")
	for i := range len(path) {
		c := path[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~/", c) >= 0,
			c == ':' && i == 1 && filepath.Separator == '\\':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
