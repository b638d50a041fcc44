package render

import (
	"cmp"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// channelsOf shows where people talk about an entry, and how to join.
func (r *Renderer) channelsOf(v *site.Version, lang int) []theme.Item {
	var out []theme.Item
	from := v.LangOf("channels")
	for o := range v.Front.Objects("channels") {
		if url := o.Text("url"); url != "" {
			out = append(out, theme.Item{
				Link: theme.Link{URL: url, Text: r.text(cmp.Or(o.Text("name"), url), from, lang)},
				Lead: r.text(o.Text("join"), from, lang), Languages: r.spoken(o.Texts("languages")),
			})
		}
	}
	return out
}

// networkChannels shows where the network talks, and how to join.
func (r *Renderer) networkChannels(lang int) []theme.Item {
	var out []theme.Item
	for _, c := range r.site.Config.Channels {
		join, from := r.localized(c.Join, lang)
		out = append(out, theme.Item{Link: r.channelLink(c, lang), Lead: r.text(join, from, lang), Languages: r.spoken(c.Languages)})
	}
	return out
}

// channelLink leads to a channel of the network by its name, else its address.
func (r *Renderer) channelLink(c model.Channel, lang int) theme.Link {
	name, from := r.localized(c.Name, lang)
	return theme.Link{URL: c.URL, Text: r.text(cmp.Or(name, c.URL), from, lang)}
}
