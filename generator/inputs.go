package generator

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/picture"
	"indaba/generator/source"
	"indaba/generator/theme"
)

// config loads site.yaml. In a preview, a slip in it leaves the site as it was:
// nobody wants to see it without titles, menus and consent until it is mended.
func (b *Builder) config(tree *source.Tree) (*model.Config, diag.List) {
	c, diags := model.LoadConfig(tree, b.opt.BaseURL)
	if c.Unreadable && b.opt.KeepGood && b.good != nil {
		return b.good, diags
	}
	c.Symbols = b.symbols
	if !c.Unreadable {
		b.good = c
	}
	return c, diags
}

// catalog loads the messages of the interface: the shipped ones and, before
// them, those in content/i18n.
func (b *Builder) catalog(c *model.Config, tree *source.Tree) (*locale.Catalog, diag.List) {
	own := tree.Under("i18n")
	key := fmt.Sprintf("%q", c.Languages)
	made := b.words.get(hashOf(own), key, func() catalog {
		files := shipped(b.opt.Messages)
		for _, f := range own {
			if ext := path.Ext(f.Path); ext == ".yaml" || ext == ".yml" {
				files = append(files, locale.Messages{Name: tree.Name(f.Path), Code: strings.TrimSuffix(path.Base(f.Path), ext), Data: f.Data})
			}
		}
		loaded, diags := locale.Load(c.Languages, files)
		return catalog{loaded, diags}
	})
	return made.Catalog, made.diags
}

// shipped reads the message files that come with the program.
func shipped(fsys fs.FS) []locale.Messages {
	names, _ := fs.Glob(fsys, "*.yaml")
	var out []locale.Messages
	for _, name := range names {
		if data, err := fs.ReadFile(fsys, name); err == nil {
			out = append(out, locale.Messages{Name: "i18n/" + name, Code: strings.TrimSuffix(name, ".yaml"), Data: data})
		}
	}
	return out
}

// layouts loads the theme: the default one, before it the one of the options, and
// before both content/theme.
func (b *Builder) layouts(c *model.Config, words *locale.Catalog, tree *source.Tree) layouts {
	own := tree.Sub("theme")
	// Layouts hold the messages they show, so they are loaded anew when those
	// change.
	key := fmt.Sprintf("%q %x %q %x", c.Languages, hashOf(tree.Under("i18n")), b.opt.OwnName, hashOf(b.own.Files()))
	made := b.themes.get(hashOf(own.Files()), key, func() layouts {
		languages := map[string]theme.Messages{}
		for _, l := range c.Languages {
			languages[l.Code] = words.Localizer(l.Code)
		}
		base, err := folder(context.Background(), b.opt.Theme, b.opt.ThemeName)
		if err != nil {
			base = source.Empty() // which lacks every layout, and that is reported
		}
		loaded, diags := theme.Load([]*source.Tree{own, b.own, base}, languages, words.Has)
		return layouts{loaded, diags}
	})
	if slices.ContainsFunc(made.diags, func(d diag.Diagnostic) bool { return d.Code == "file-unread" }) {
		b.themes = memo[layouts]{} // the disk may let it be read the next time
	}
	return made
}

// folder loads a theme's folder; nil is an empty one.
func folder(ctx context.Context, fsys fs.FS, name string) (*source.Tree, error) {
	if fsys == nil {
		return source.Empty(), nil
	}
	return source.Load(ctx, fsys, name, 1, nil, nil)
}

// hashOf returns the hash of several files: of their paths and contents.
func hashOf(files []*source.File) source.Hash {
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%q %x\n", f.Path, f.Hash)
	}
	return source.Hash(h.Sum(nil))
}

// published are the types of files that are copied as they are: pictures,
// sound, films and documents, none of which a browser runs as a program.
var published = []string{
	".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico",
	".mp3", ".ogg", ".opus", ".m4a", ".mp4", ".webm", ".vtt", ".srt",
	".pdf", ".epub", ".odt", ".ods", ".odp", ".docx", ".xlsx", ".pptx",
	".csv", ".tsv", ".txt", ".ics", ".zip", ".geojson",
}

// publishable reports whether a file that is no entry is published as it is:
// one beside the Markdown, in assets/ or in root/. What lies where nothing reads
// it is reported.
func publishable(name string, f *source.File, c *model.Config) (bool, diag.List) {
	top, _, nested := strings.Cut(f.Path, "/")
	ext := strings.ToLower(path.Ext(f.Path))
	read := top == "theme" || top == "i18n" // and not published
	placed := c.Single || top == "assets" || top == "root" || c.IsLanguage(top)
	switch {
	case f.Path == model.ConfigFile:
	case f.Err != nil && (read || placed || locale.IsTag(top)): // the folder itself, maybe, with all that is in it
		return false, diag.List{unread(name, f)}
	case nested && read:
	case !placed || !nested && !c.Single:
		return false, diag.List{unplaced(name, top, nested)}
	case slices.Contains(published, ext), top == "root" && ext == "":
		return true, nil
	case ext == ".svg":
		if _, err := picture.Drawing(f.Data); err != nil {
			return false, diag.List{diag.New("file-active", name, diag.Range{}, "the drawing is not published, because "+err.Error(), "save it as a plain SVG, or as a PNG")}
		}
		return true, nil
	case model.IsCategory(f.Path):
	default:
		return false, diag.List{diag.New("file-type", name, diag.Range{}, "files of this type are not published", "a picture, a document or a data file would be; leave this one out of content/")}
	}
	return false, nil
}

// unread reports a file, or a folder, that cannot be read.
func unread(name string, f *source.File) diag.Diagnostic {
	return diag.New("file-unread", name, diag.Range{}, "the file cannot be read: "+f.Err.Error(), "look at its permissions, its name, and whether it is a link out of the folder")
}

// allUnread reports what cannot be read of the folder of a theme: without a
// layout of its own the site would quietly have the default one's.
func allUnread(tree *source.Tree) (found diag.List) {
	for _, f := range tree.Files() {
		if f.Err != nil {
			found = append(found, unread(tree.Name(f.Path), f))
		}
	}
	return found
}

// unplaced reports a file that lies in no folder that is read.
func unplaced(name, top string, nested bool) diag.Diagnostic {
	if nested && locale.IsTag(top) {
		return diag.New("language-undeclared", name, diag.Range{}, fmt.Sprintf("site.yaml does not name the language `%s`, so this file is not published", top), "add it to `languages`")
	}
	return diag.New("file-unplaced", name, diag.Range{}, "the file lies in no language's folder, so it is not published", "move it into the folder of its language, or into assets/")
}

// localizers returns the messages of each language of the site.
func localizers(c *model.Config, words *locale.Catalog) []*locale.Localizer {
	var out []*locale.Localizer
	for _, l := range c.Languages {
		out = append(out, words.Localizer(l.Code))
	}
	return out
}

// beside returns the paths of the files, other than Markdown, whose text readers
// see: site.yaml, descriptions of folders, messages, layouts, and drawings and
// tables that are published as they are.
func beside(tree *source.Tree) []string {
	var out []string
	for _, f := range tree.Files() {
		switch strings.ToLower(path.Ext(f.Path)) {
		case ".yaml", ".yml", ".json", ".html", ".js", ".svg", ".csv", ".tsv", ".txt", ".geojson", ".vtt", ".srt", ".ics":
			out = append(out, f.Path)
		}
	}
	return out
}

// text returns the content of a text file below content/; nil if it cannot be
// read.
func text(tree *source.Tree, path string) []byte {
	f := tree.File(path)
	if f == nil || f.Size > source.MaxText {
		return nil
	}
	if f.IsText() {
		return tree.Again(f).Data
	}
	data, err := tree.Read(f)
	if err != nil {
		return nil
	}
	return data
}
