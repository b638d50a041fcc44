package render

import (
	"indaba/generator/site"
	"indaba/generator/theme"
)

// standing returns the place of a member in a list: 0 for who is active, 1 for
// who is quiet, 2 for who was here once.
func (r *Renderer) standing(id site.ID) int {
	switch {
	case r.site.Active(id):
		return 0
	case r.site.Former(id):
		return 2
	}
	return 1
}

// inOrder shows members as a list of people does: by their standing, and of
// each those who speak the reader's language first.
func (r *Renderer) inOrder(ids []site.ID, lang int, show func(id site.ID) theme.Item) []theme.Item {
	var by [3][]theme.Item
	for _, id := range ids {
		i := r.standing(id)
		by[i] = append(by[i], show(id))
	}
	var out []theme.Item
	for _, items := range by {
		out = append(out, r.speakersFirst(items, lang)...)
	}
	return out
}
