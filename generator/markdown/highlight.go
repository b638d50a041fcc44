package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/text"
)

// Of chroma only the lexers are used. What they find is written here, with a
// few classes of our own: a page stays small, a theme needs a dozen rules, and
// its classes outlive the library.

// maxHighlight is how many bytes a block of code may have to be highlighted.
// Lexers take about two seconds for a million, and longer for some texts; chroma
// then gives up by the clock, and what it makes would not be the same twice.
const maxHighlight = 20_000

// classOf returns the class of a token, "" for one that needs none:
//
//	hl-k  keyword                hl-s  string
//	hl-t  type, tag or key       hl-n  number
//	hl-f  function               hl-c  comment
//	hl-a  attribute              hl-p  prompt
//	hl-b  built-in or constant   hl-h  heading
//	hl-v  variable               hl-i  inserted, hl-d deleted line
//
// Errors have none: code in a page is often a part of something, and not wrong
// for that.
func classOf(t chroma.TokenType) string {
	switch t {
	case chroma.KeywordType, chroma.NameClass, chroma.NameException, chroma.NameTag:
		return "hl-t"
	case chroma.NameFunction, chroma.NameFunctionMagic:
		return "hl-f"
	case chroma.NameAttribute, chroma.NameProperty, chroma.NameDecorator, chroma.NameLabel:
		return "hl-a"
	case chroma.NameBuiltin, chroma.NameBuiltinPseudo, chroma.NameConstant, chroma.NameEntity, chroma.KeywordConstant:
		return "hl-b"
	case chroma.NameVariable, chroma.NameVariableClass, chroma.NameVariableGlobal, chroma.NameVariableInstance, chroma.NameVariableMagic:
		return "hl-v"
	case chroma.OperatorWord, chroma.CommentPreproc, chroma.CommentPreprocFile:
		return "hl-k"
	case chroma.GenericPrompt:
		return "hl-p"
	case chroma.GenericHeading, chroma.GenericSubheading:
		return "hl-h"
	case chroma.GenericInserted:
		return "hl-i"
	case chroma.GenericDeleted:
		return "hl-d"
	}
	switch {
	case t.InCategory(chroma.Keyword):
		return "hl-k"
	case t.InCategory(chroma.Comment):
		return "hl-c"
	case t.InSubCategory(chroma.LiteralNumber):
		return "hl-n"
	case t.InCategory(chroma.Literal):
		return "hl-s"
	}
	return ""
}

// lexersByName maps what authors call a language, lower-cased, to its lexer: a
// name, an alias or the extension of its files. Lexers are compiled when they
// are first used.
var lexersByName = sync.OnceValue(func() map[string]chroma.Lexer {
	byName := map[string]chroma.Lexer{}
	add := func(name string, l chroma.Lexer) {
		if name = strings.ToLower(name); byName[name] == nil {
			byName[name] = l
		}
	}
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		add(l.Config().Name, l)
		for _, alias := range l.Config().Aliases {
			add(alias, l)
		}
	}
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		for _, glob := range l.Config().Filenames {
			if ext, ok := strings.CutPrefix(glob, "*."); ok {
				add(ext, l)
			}
		}
	}
	return byName
})

// highlight writes code with its classes. It returns false, and writes nothing,
// if the language is not known.
func (r *renderer) highlight(lines *text.Segments, language string) bool {
	lexer := lexersByName()[strings.ToLower(language)]
	if lexer == nil {
		return false
	}
	r.scratch = r.scratch[:0]
	for i := range lines.Len() {
		line := lines.At(i)
		r.scratch = line.ConcatPadding(r.scratch)
		r.scratch = append(r.scratch, bytes.TrimRight(r.src[line.Start:line.Stop], "\r\n")...)
		r.scratch = append(r.scratch, '\n')
	}
	if len(r.scratch) > maxHighlight {
		return false
	}
	before := len(r.out)
	if !r.tokens(lexer, string(r.scratch)) {
		r.out = r.out[:before]
		return false
	}
	return true
}

// tokens writes the tokens of code. It returns false if they are not all of it
// or the lexer fails: code is never lost to its colours.
func (r *renderer) tokens(lexer chroma.Lexer, code string) (ok bool) {
	defer func() {
		if recover() != nil { // chroma panics where a rule of a lexer is wrong
			ok = false
		}
	}()
	next, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, code)
	if err != nil {
		return false
	}
	open, space := "", ""
	for t := next(); t != chroma.EOF; t = next() {
		rest, found := strings.CutPrefix(code, t.Value)
		if !found {
			return false
		}
		code = rest
		if strings.TrimSpace(t.Value) == "" { // does not part two of one class
			space += t.Value
			continue
		}
		open = r.codeClass(open, classOf(t.Type), space)
		space = ""
		r.out = escapeString(r.out, t.Value)
	}
	r.codeClass(open, "", space)
	return code == ""
}

// codeClass goes over from the class that is open to the next one, which it
// returns, with the space between the two.
func (r *renderer) codeClass(open, next, space string) string {
	if open == next {
		r.out = escapeString(r.out, space)
		return next
	}
	if open != "" {
		r.write("</span>")
	}
	r.out = escapeString(r.out, space)
	if next != "" {
		r.write(`<span class="` + next + `">`)
	}
	return next
}
