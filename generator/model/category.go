package model

import (
	"fmt"
	"path"
	"strings"

	"indaba/generator/data"
	"indaba/generator/diag"
	"indaba/generator/source"
)

// Category is what a file `_category_.yml` or `.json` says of its folder, as
// Docusaurus has it: it names a folder that has no page of its own, and puts
// any folder in its place.
type Category struct {
	Lang        int
	Key         string // of the folder
	Label       string
	Description string
	Position    float64 // valid if HasPosition
	HasPosition bool
}

// IsCategory reports whether a file describes its folder.
func IsCategory(file string) bool {
	name := path.Base(file)
	return strings.TrimSuffix(name, path.Ext(name)) == "_category_"
}

// Category reads the description of a folder; ok is false for a file in no
// language's folder.
func (c *Config) Category(file string, f *source.File) (cat Category, diags diag.List, ok bool) {
	lang, rest, ok := c.cutLanguage(f.Path)
	dir := path.Dir(rest)
	if !ok || dir == "." {
		return Category{}, nil, false
	}
	if d, bad := unreadable(file, f); bad {
		return Category{}, diag.List{d}, false
	}
	cat = Category{Lang: lang, Key: c.locate(dir + "/index").Key}
	v, diags := data.File(file, f.Data)
	r := data.Reader{File: file, Diags: diags}
	for _, p := range r.Map(v, path.Base(file)) {
		switch p.Key {
		case "label":
			cat.Label, _ = readText(&r, p.Value, p.Key)
		case "position":
			cat.Position, cat.HasPosition = r.Number(p.Value, p.Key)
		case "description":
			cat.Description, _ = readText(&r, p.Value, p.Key)
		case "link":
			if text := p.Value.Get("description"); text.Kind == data.Scalar {
				cat.Description, _ = readText(&r, text, "description")
			}
		case "collapsible", "collapsed", "className", "customProps", "key":
			r.Report("field-foreign", p.At, fmt.Sprintf("`%s` means something to Docusaurus and nothing here", p.Key), "it may stay or go")
		default:
			r.Report("field-unknown", p.At, fmt.Sprintf("`%s` is not known of a folder", p.Key), diag.Suggest(p.Key, []string{"label", "position", "description", "link"}, "take it out"))
		}
	}
	return cat, r.Diags, true
}
