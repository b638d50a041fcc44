package main

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"indaba/generator"
	"indaba/generator/site"
	"indaba/i18n"
	"indaba/themes"
)

// budget prints what the pages of a folder of content cost their readers: of
// each kind of page the heaviest, and over all.
func budget(content string) error {
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		return err
	}
	ctx := context.Background()
	build, err := generator.NewBuilder(generator.Options{
		Content: os.DirFS(content), ContentName: content, Theme: theme, ThemeName: "default", Messages: i18n.FS,
		Today: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	}).Build(ctx, nil)
	if err != nil {
		return err
	}
	weights, err := build.Weights(ctx)
	if err != nil {
		return err
	}
	heaviest := map[string]generator.Weight{}
	count := map[string]int{}
	for _, w := range weights {
		kind := pageKind(build, w.Path)
		count[kind]++
		if w.Page() > heaviest[kind].Page() {
			heaviest[kind] = w
		}
	}
	kinds := make([]string, 0, len(count))
	for kind := range count {
		kinds = append(kinds, kind)
	}
	slices.SortFunc(kinds, func(a, b string) int { return cmp.Compare(heaviest[b].Page(), heaviest[a].Page()) })
	fmt.Printf("The heaviest page of each kind, in bytes with gzip; scripts come after the first paint\n\n")
	fmt.Printf("| kind | pages | first view | HTML | styles | scripts | before paint | page |\n|---|---|---|---|---|---|---|---|\n")
	for _, kind := range kinds {
		w := heaviest[kind]
		fmt.Printf("| %s | %d | %d | %d | %d | %d | %d | %s |\n", kind, count[kind], w.Page(), w.HTML, w.Style, w.Script, w.Paint(), w.Path)
	}
	slices.SortFunc(weights, func(a, b generator.Weight) int { return cmp.Compare(a.Page(), b.Page()) })
	fmt.Printf("\n%d pages: median %d, heaviest %d\n", len(weights), weights[len(weights)/2].Page(), weights[len(weights)-1].Page())
	return nil
}

// pageKind returns what a page is an example of.
func pageKind(b *generator.Build, path string) string {
	a, ok := b.Site.At(strings.TrimSuffix(path, "index.html"))
	if !ok {
		return "other"
	}
	n, kind := b.Site.Node(a.ID), ""
	if n.Kind != nil {
		kind = n.Kind.Name
	}
	switch n.Role {
	case site.Home:
		return "home"
	case site.Service:
		return "made of everything"
	case site.List:
		return kind + ", list"
	case site.Folder:
		return kind + ", folder"
	}
	return kind
}
