package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// Asset is a file that is published as it is.
type Asset struct {
	Source string // its path below content/
	Path   string // its path below the site's base
}

// publish lists the files beside the Markdown and in assets/, which are
// published below assets/, and those in root/, which are at the site's root.
func (l *linker) publish(paths []string) {
	l.Assets = make([]Asset, len(paths))
	for i, p := range paths {
		l.Assets[i] = Asset{Source: p, Path: assetPath(p)}
	}
	l.checkBrand()
}

// checkBrand reports a logo or an image that is not there.
func (l *linker) checkBrand() {
	b := &l.Config.Brand
	for _, file := range []struct {
		path string
		at   diag.Range
	}{{b.Logo, b.LogoAt}, {b.Image, b.ImageAt}} {
		if file.path != "" && !l.hasAsset(file.path) {
			l.diags = append(l.diags, diag.New("image-missing", l.Config.File, file.at, fmt.Sprintf("there is no image at `%s`", file.path), l.suggestFile(file.path)))
		}
	}
}

// Logo returns the path of the network's logo below the site's base; "" if it
// has none.
func (s *Site) Logo() string { return s.published(s.Config.Brand.Logo) }

// BrandImage returns the path of the image that stands for the network's pages
// where they are shared; "" if it has none.
func (s *Site) BrandImage() string { return s.published(s.Config.Brand.Image) }

// published returns where a file below content/ is published; "" if it is not.
func (s *Site) published(source string) string {
	i, ok := slices.BinarySearchFunc(s.Assets, source, func(a Asset, p string) int { return strings.Compare(a.Source, p) })
	if !ok {
		return ""
	}
	return s.Assets[i].Path
}

func assetPath(source string) string {
	if rest, ok := strings.CutPrefix(source, "root/"); ok {
		return rest
	}
	return "assets/" + strings.TrimPrefix(source, "assets/")
}

func (s *Site) hasAsset(source string) bool {
	_, ok := slices.BinarySearchFunc(s.Assets, source, func(a Asset, p string) int { return strings.Compare(a.Source, p) })
	return ok
}

// toFile resolves a link to an image or another file: at its path, below
// assets/, or at the same place in the folder of another language, that of the
// original first.
func (s *Site) toFile(v *Version, t *model.Target) Destination {
	for _, candidate := range s.candidates(v, t.Path) {
		if s.hasAsset(candidate) {
			return Destination{Kind: ToFile, Path: assetPath(candidate), Anchor: t.Anchor}
		}
	}
	return Destination{}
}

func (s *Site) candidates(v *Version, p string) []string {
	out := []string{p, "assets/" + p}
	lang, rest, ok := strings.Cut(p, "/")
	if own := s.languageOf(lang); !ok || own < 0 {
		return out
	}
	for _, other := range s.byOriginal(&s.Nodes[s.at(v.Symbol)]) {
		out = append(out, s.Languages[other].Code+"/"+rest)
	}
	return out
}

func (l *linker) suggestFile(p string) string {
	if l.tired() {
		return ""
	}
	var candidates []string
	for _, a := range l.Assets {
		if path.Base(a.Source) == path.Base(p) {
			return "there is one at `/" + a.Source + "`"
		}
		candidates = append(candidates, path.Base(a.Source))
	}
	return diag.Suggest(path.Base(p), candidates, "put the file beside the page, or in content/assets and write `/assets/…`")
}
