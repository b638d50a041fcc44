package render

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"indaba/generator/picture"
	"indaba/generator/site"
	"indaba/generator/theme"
	"indaba/generator/weave"
)

// A poster is the picture that stands for a page where it is shared. Messengers
// pass over one that is no JPEG or PNG or has more than 300 KB.
const maxPoster = 300_000

// postersRecipe is part of the names of posters; see recipe.
const postersRecipe = "1"

// addPosters lists the posters of the site and of its areas.
func (r *Renderer) addPosters() {
	people := r.clothPeople(homeCloth)
	if len(people) > 0 {
		sum := sha256.Sum256(fmt.Append(nil, people))
		r.poster = fmt.Sprintf("assets/share/cloth-%.4x%s.png", sum, postersRecipe)
		r.addLasting(r.poster, func(string) ([]byte, error) { return weave.Poster(people) })
	} else {
		r.poster = r.addPattern(r.marks.whole)
	}
	for _, p := range r.marks.patterns {
		r.addPattern(p)
	}
}

// addPattern lists the poster of a pattern and returns its path.
func (r *Renderer) addPattern(p weave.Pattern) string {
	name := posterOf(p)
	r.addLasting(name, func(string) ([]byte, error) { return p.Poster() })
	return name
}

func posterOf(p weave.Pattern) string {
	return "assets/share/" + strings.ReplaceAll(p.String(), "/", "-") + postersRecipe + ".png"
}

// sitePoster returns the poster of pages that have none of their own: the one
// that the site brings, or the cloth.
func (r *Renderer) sitePoster(lang int) *theme.Image {
	if own := r.shareable(r.site.BrandImage(), r.siteTitle(lang).Text.Text); own != nil {
		return own
	}
	return r.woven(r.poster, r.words[lang].T("map_link"))
}

// areaPoster returns the poster of pages about an area, unless the site brings
// one for all.
func (r *Renderer) areaPoster(area site.ID, lang int) *theme.Image {
	if r.site.BrandImage() != "" {
		return r.sitePoster(lang)
	}
	title, _ := r.site.Title(area, lang)
	return r.woven(posterOf(r.marks.patterns[area]), title)
}

func (r *Renderer) woven(path, alt string) *theme.Image {
	return &theme.Image{URL: r.absolute(path), Alt: alt, Width: weave.PosterWidth, Height: weave.PosterHeight}
}

// entryPoster returns the poster of an entry's page: its picture, unless that
// is the portrait of a person, whose face is not for others to hand on; else
// that of the first of its areas; nil for neither.
func (r *Renderer) entryPoster(id site.ID, areas []site.Edge, lang int) *theme.Image {
	if path, alt := r.pictureOf(id, lang); path != "" && !r.isPerson(id) {
		if own := r.shareable(path, alt); own != nil {
			return own
		}
	}
	if _, isArea := r.marks.patterns[id]; isArea {
		return r.areaPoster(id, lang)
	}
	if len(areas) > 0 {
		return r.areaPoster(areas[0].To, lang)
	}
	return nil
}

// shareable returns a picture in a size that messengers load; nil if there is
// none.
func (r *Renderer) shareable(p, alt string) *theme.Image {
	s := r.pictures[p]
	if s == nil || s.Format != picture.JPEG && s.Format != picture.PNG {
		return nil
	}
	if i := slices.Index(s.widths, 960); i >= 0 {
		return &theme.Image{URL: r.absolute(s.paths[i]), Alt: alt, Width: 960, Height: (960*s.Height + s.Width/2) / s.Width}
	}
	if s.Size > maxPoster {
		return nil
	}
	return &theme.Image{URL: r.absolute(p), Alt: alt, Width: s.Width, Height: s.Height}
}
