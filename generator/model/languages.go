package model

import (
	"fmt"
	"slices"
	"strings"

	"indaba/generator/data"
	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/source"
)

// decodeLanguages reads `languages`: codes, or groups of keys with a code.
func (c *Config) decodeLanguages(r *data.Reader, v data.Value) {
	for _, item := range r.Items(v) {
		l, ok := languageOf(r, item)
		if !ok {
			continue
		}
		complete, known := l.Complete()
		if !known {
			r.Report("language-unknown", item.Range, fmt.Sprintf("`%s` is not a language tag", l.Code), "write the short tag of BCP 47, such as `fr`, `ar` or `pt-BR`")
			continue
		}
		if c.languageOf(l.Code) >= 0 {
			r.Report("data-duplicate-key", item.Range, fmt.Sprintf("the language `%s` is named twice", l.Code), "keep one of the two")
			continue
		}
		c.Languages = append(c.Languages, complete)
	}
	locale.Distinguish(c.Languages)
	for _, l := range c.Languages {
		for _, f := range l.Fallback {
			if c.languageOf(f) < 0 {
				r.Report("language-unknown", v.Range, fmt.Sprintf("`%s` falls back to `%s`, which is not a language of this site", l.Code, f), "")
			}
		}
	}
}

func languageOf(r *data.Reader, v data.Value) (l locale.Language, ok bool) {
	if v.Kind != data.Map {
		l.Code, ok = r.Text(v, "languages")
		return l, ok
	}
	for _, p := range v.Pairs {
		switch p.Key {
		case "code":
			l.Code, ok = r.Text(p.Value, p.Key)
		case "name":
			l.Name, _ = r.Text(p.Value, p.Key)
		case "dir":
			l.Dir, _ = r.Text(p.Value, p.Key)
		case "locale":
			l.Locale, _ = r.Text(p.Value, p.Key)
		case "fallback":
			for _, f := range r.Items(p.Value) {
				if code, ok := r.Text(f, p.Key); ok {
					l.Fallback = append(l.Fallback, code)
				}
			}
		default:
			r.Report("field-unknown", p.At, fmt.Sprintf("`%s` is not known of a language", p.Key), diag.Suggest(p.Key, []string{"code", "name", "dir", "locale", "fallback"}, ""))
		}
	}
	if !ok {
		r.Report("field-required", v.Range, "a language has no `code`", "write `code: fr`")
	}
	return l, ok
}

// findLanguages takes the top folders that are language tags for languages,
// English first, then by name. Without any, everything is one language.
func (c *Config) findLanguages(tree *source.Tree) {
	var codes []string
	for _, f := range tree.Files() {
		top, _, nested := strings.Cut(f.Path, "/")
		if nested && locale.IsTag(top) && !slices.Contains(codes, top) && c.Kinds.Named(top) == nil {
			codes = append(codes, top)
		}
	}
	slices.Sort(codes)
	if i := slices.Index(codes, "en"); i > 0 {
		codes = slices.Insert(slices.Delete(codes, i, i+1), 0, "en")
	}
	c.Single = len(codes) == 0
	if c.Single {
		codes = []string{"en"}
	}
	for _, code := range codes {
		if l, ok := (locale.Language{Code: code}).Complete(); ok {
			c.Languages = append(c.Languages, l)
		}
	}
	locale.Distinguish(c.Languages)
}

// completeFallback gives every language that names no fallback the site's
// first one, and removes what is not a language of the site.
func (c *Config) completeFallback() {
	for i := range c.Languages {
		l := &c.Languages[i]
		if l.Fallback == nil && i > 0 {
			l.Fallback = []string{c.Languages[0].Code}
		}
		l.Fallback = slices.DeleteFunc(l.Fallback, func(f string) bool { return c.languageOf(f) < 0 || strings.EqualFold(f, l.Code) })
	}
}
