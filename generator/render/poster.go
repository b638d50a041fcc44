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
const postersRecipe = "2"

// poster is one that is woven, with its path below the site's base.
type poster struct {
	path string
	draw func() ([]byte, error)
}

// addPosters lists the posters of the site and of its areas.
func (r *Renderer) addPosters(t *routes) {
	add := func(p poster) { t.addLasting(p.path, whole(p.draw)) }
	add(r.poster())
	for _, p := range r.marks.patterns {
		add(posterOf(p))
	}
}

// newPoster returns the poster of the site: the cloth of its people, else the
// pattern of its name.
func (r *Renderer) newPoster() poster {
	people := r.clothPeople(homeCloth)
	if len(people) == 0 {
		return posterOf(r.marks.whole)
	}
	sum := sha256.Sum256(fmt.Append(nil, people))
	return poster{fmt.Sprintf("assets/share/cloth-%.4x%s.png", sum, postersRecipe), func() ([]byte, error) { return weave.Poster(people) }}
}

func posterOf(p weave.Pattern) poster {
	return poster{"assets/share/" + strings.ReplaceAll(p.String(), "/", "-") + postersRecipe + ".png", p.Poster}
}

// sitePoster returns the poster of pages that have none of their own: the one
// that the site brings, or the cloth.
func (r *Renderer) sitePoster(lang int) *theme.Image {
	if own := r.shareable(r.site.BrandImage(), r.siteTitle(lang).Text.Text); own != nil {
		return own
	}
	return r.woven(r.poster().path, r.words[lang].T("map_link"))
}

// areaPoster returns the poster of pages about an area, unless the site brings
// one for all.
func (r *Renderer) areaPoster(area site.ID, lang int) *theme.Image {
	if r.site.BrandImage() != "" {
		return r.sitePoster(lang)
	}
	title, _ := r.site.Title(area, lang)
	return r.woven(posterOf(r.marks.patterns[area]).path, title)
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
	s := r.pictures()[p]
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
