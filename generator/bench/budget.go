package main

import (
	"cmp"
	"context"
	"errors"
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
		Content: os.DirFS(content), ContentName: content, Theme: theme, ThemeName: "default", Messages: i18n.FS, Explained: i18n.Fields,
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
	return goals(build, weights)
}

// goals prints the most that anything costs beside the most it may.
func goals(build *generator.Build, weights []generator.Weight) error {
	var page, chapter, paint, script, poster int
	for _, w := range weights {
		page, paint = max(page, w.Page()), max(paint, w.Paint())
		if pageKind(build, w.Path) == "playbooks" {
			chapter = max(chapter, w.Page())
		}
	}
	for _, p := range build.Paths() {
		search, shared := strings.HasPrefix(p, "assets/search.") && strings.HasSuffix(p, ".js"), strings.HasPrefix(p, "assets/share/")
		if !search && !shared {
			continue
		}
		data, err := build.Render(p)
		switch {
		case err != nil:
			return err
		case search:
			script = generator.Compressed(data)
		default:
			poster = max(poster, len(data))
		}
	}
	fmt.Printf("\n| bytes | measured | goal |\n|---|---|---|\n")
	over := false
	for _, g := range []struct {
		what           string
		measured, goal int
	}{
		{"playbook, first view", chapter, 16_000},
		{"any page, first view", page, 40_000},
		{"any page, before its main heading is painted", paint, 14_000},
		{"script of the search", script, 8_000},
		{"picture of a shared page", poster, 300_000},
	} {
		fmt.Printf("| %s | %d | %d |\n", g.what, g.measured, g.goal)
		over = over || g.measured > g.goal
	}
	if over {
		return errors.New("a goal is missed")
	}
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
