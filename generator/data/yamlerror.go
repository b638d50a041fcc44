package data

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"indaba/generator/diag"
)

// yamlErrors reports what keeps a text from being YAML.
func (t *text) yamlErrors(err error) {
	var all *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case strings.Contains(err.Error(), "no documents in stream"):
		// Blank lines and comments are an empty document.
	case t.oddColon():
	case errors.As(err, &all):
		for _, e := range all.Errors {
			t.yamlError(e)
		}
	case errors.As(err, &one):
		t.yamlError(one)
	default:
		t.report("data-syntax", t.at(0), "this is not valid YAML: "+err.Error(), "")
	}
}

func (t *text) yamlError(e *yaml.LoadError) {
	message := strings.TrimSuffix(strings.TrimPrefix(e.Message, "yaml: "), ".")
	at, hint := t.at(t.offset(e.Mark.Line, e.Mark.Column)), ""
	switch {
	case strings.Contains(message, "exceeded max depth"):
		t.tooMuch(at)
		return
	case e.Stage == "reader":
		at, message = t.control()
		hint = "delete it; most editors do not show it"
	case strings.Contains(message, "found multiple"):
		at = t.at(documentEnd(t.src))
		hint = "take the line of dots or dashes out"
	case strings.Contains(message, "did not find expected node content"):
		// The library names where it gave up; what is open stands before that.
		gaveUp := min(t.offset(e.Mark.Line, e.Mark.Column), len(t.src))
		at = t.at(max(0, bytes.LastIndexAny(t.src[:gaveUp], "[{,")))
		hint = "a bracket or a brace is opened here or before, and not closed rightly"
	case e.ContextMark.Line > 0 && opensSomething(e.ContextMsg):
		at = t.at(t.offset(e.ContextMark.Line, e.ContextMark.Column))
		hint = "what is opened here, a quote, a bracket or a brace, is not closed rightly"
	case strings.Contains(message, "could not find expected ':'"):
		at = t.at(t.offset(e.ContextMark.Line, e.ContextMark.Column))
		hint = "write `key: value`, or indent text that belongs to the line before"
	case strings.Contains(message, "mapping values are not allowed"):
		hint = "a value that contains `: ` needs quotes around it"
	case strings.Contains(message, "tab"):
		hint = "indent with spaces, not tabs"
	case strings.Contains(message, "cannot start any token"):
		hint = "indent with spaces, not tabs; a value that starts with `@`, `` ` ``, `%` or a tab needs quotes"
	case strings.Contains(message, "did not find expected"):
		hint = "look for a quote or bracket that is not closed, or a line that is indented differently from its neighbours"
	}
	t.report("data-syntax", at, "this is not valid YAML: "+message, hint)
}

// opensSomething reports whether the library was looking for the end of what
// starts at the context mark. Where it gave up may be many lines below.
func opensSomething(context string) bool {
	return strings.Contains(context, "a flow") || strings.Contains(context, "a quoted scalar")
}

// control finds the first character that YAML does not allow anywhere; the
// library does not say where it is.
func (t *text) control() (diag.Range, string) {
	at := bytes.IndexFunc(t.src, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff'
	})
	at = max(at, 0)
	r, _ := utf8.DecodeRune(t.src[at:])
	return t.at(at), fmt.Sprintf("the invisible character %U is not allowed", r)
}

// documentEnd returns the offset of the first line that ends a YAML document
// before the end of the text.
func documentEnd(src []byte) int {
	for at := 0; at < len(src); {
		line, next := cutLine(src, at)
		if at > 0 && (bytes.HasPrefix(line, []byte("---")) || bytes.HasPrefix(line, []byte("..."))) {
			return at
		}
		at = next
	}
	return 0
}

// oddColons are what stands for a colon and a space when it was typed on a
// French or East Asian keyboard or formatted by a word processor.
var oddColons = [...]string{":\u00a0", ":\u202f", ":\u3000", "："}

// oddColon reports the first line whose key does not end in a colon and an
// ordinary space but looks as if it did, and whether there is one.
func (t *text) oddColon() bool {
	for at := 0; at < len(t.src); {
		line, next := cutLine(t.src, at)
		key := bytes.TrimLeft(line, " ")
		name := bytes.TrimLeft(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
		name = bytes.TrimLeft(name, " \u00a0\u202f")
		for _, odd := range oddColons {
			if len(name) < len(key) && bytes.HasPrefix(name, []byte(odd)) {
				from := at + len(line) - len(name)
				t.report("data-syntax", t.span(from, from+len(odd)), "the colon or the space after this key is not the one that YAML knows", "type the colon and the space again on an English keyboard")
				return true
			}
		}
		at = next
	}
	return false
}
