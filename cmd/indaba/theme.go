package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"indaba/generator/diag"
	"indaba/themes"
)

const defaultTheme = "default"

// theme is a theme that was chosen.
type theme struct {
	base   fs.FS   // one that comes with the program
	name   string  // as diagnostics call it
	folder *folder // what stands before it; nil for none
	unsure bool    // site.yaml, which may name another, cannot be read
}

// chooseTheme returns the theme that --theme names, else site.yaml. That may
// name a folder beside content/ only: whoever writes content should not say
// what else is read on the machine of who builds it, nor that layouts, which are
// code, lie where nobody looks for any. If there is no such
// theme, that is wrong usage in a flag and a diagnostic in site.yaml.
func (p *project) chooseTheme(ctx context.Context, content *folder) (theme, diag.List, error) {
	if p.theme != "" {
		t, err := findTheme("", p.theme)
		if err != nil {
			return t, nil, failure{wrongUsage, fmt.Errorf("--theme: %w", err), themeHint()}
		}
		return t, nil, nil
	}
	config, err := config(ctx, content)
	if err != nil {
		return theme{}, nil, err
	}
	t, err := theme{}, errors.New("a theme lies beside the content, at a path without `..`")
	if filepath.IsLocal(config.Theme) && !content.holds(config.Theme) {
		t, err = findTheme(filepath.Join(content.dir, ".."), config.Theme)
	}
	if err != nil {
		d := diag.New("theme-missing", config.File, diag.Range{}, "`theme`: "+err.Error(), themeHint())
		t, err = builtInTheme(defaultTheme)
		return t, diag.List{d}, err
	}
	t.unsure = config.Unreadable
	return t, nil, nil
}

// holds reports whether a path from the folder around this one leads into it.
func (f *folder) holds(name string) bool {
	first, _, _ := strings.Cut(filepath.ToSlash(filepath.Clean(name)), "/")
	there, err := os.Stat(filepath.Join(f.dir, "..", first))
	return err == nil && os.SameFile(there, f.info)
}

// findTheme returns the theme with a name, or the one in a folder: inside the
// folder within, or anywhere if that is "".
func findTheme(within, name string) (theme, error) {
	if slices.Contains(builtInThemes(), name) {
		return builtInTheme(name)
	}
	f, err := openFolder(within, name)
	if err != nil {
		return theme{}, fmt.Errorf("there is no theme `%s`, nor a folder %s", name, nameOf(filepath.Join(within, name)))
	}
	t, err := builtInTheme(defaultTheme)
	t.folder = f
	return t, err
}

func builtInTheme(name string) (theme, error) {
	files, err := fs.Sub(themes.FS, name)
	return theme{base: files, name: "themes/" + name}, err
}

// builtInThemes returns the names of the themes that come with the program.
func builtInThemes() []string {
	var names []string
	entries, _ := themes.FS.ReadDir(".")
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func themeHint() string {
	return "write the path of a folder, or the name of a theme that comes with indaba: " + strings.Join(builtInThemes(), ", ")
}
