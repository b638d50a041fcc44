package data

import (
	"bytes"
	"path"
	"strings"

	"indaba/generator/diag"
)

// File reads a whole file of data: as TOML or JSON if its name says so, else
// as YAML. Name is also what diagnostics call it.
func File(name string, src []byte) (Value, diag.List) {
	switch strings.ToLower(path.Ext(name)) {
	case ".toml":
		return TOML(name, src)
	case ".json":
		return JSON(name, src)
	}
	return YAML(name, src)
}

// YAML reads a YAML 1.2 document. File is what diagnostics call it. An empty
// document gives a Null value.
func YAML(file string, src []byte) (Value, diag.List) { return whole(file, src, parseYAML) }

// TOML reads a TOML 1.1 document. File is what diagnostics call it.
func TOML(file string, src []byte) (Value, diag.List) { return whole(file, src, parseTOML) }

// JSON reads a JSON document. File is what diagnostics call it. An empty
// document gives a Null value.
func JSON(file string, src []byte) (Value, diag.List) { return whole(file, src, parseJSON) }

func whole(file string, src []byte, parse func(*text) Value) (Value, diag.List) {
	if d := checkEncoding(file, src); d != nil {
		return Value{}, diag.List{*d}
	}
	return read(file, bytes.TrimPrefix(src, bom), 0, parse)
}
