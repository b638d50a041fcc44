package render

import (
	"cmp"

	"indaba/generator/site"
	"indaba/generator/theme"
)

// channelsOf shows where people talk about an entry.
func (r *Renderer) channelsOf(v *site.Version, lang int) []theme.Item {
	var out []theme.Item
	from := v.LangOf("channels")
	for o := range v.Front.Objects("channels") {
		if url := o.Text("url"); url != "" {
			out = append(out, r.channel(cmp.Or(o.Text("name"), url), url, o.Text("join"), o.Texts("languages"), from, lang))
		}
	}
	return out
}

// networkChannels shows where the network talks.
func (r *Renderer) networkChannels(lang int) []theme.Item {
	var out []theme.Item
	for _, c := range r.site.Config.Channels {
		out = append(out, r.channel(c.Name, c.URL, c.Join, c.Languages, lang, lang))
	}
	return out
}

func (r *Renderer) channel(name, url, join string, languages []string, from, lang int) theme.Item {
	return theme.Item{
		Link: theme.Link{URL: url, Text: r.text(name, from, lang)}, Lead: r.text(join, from, lang), Languages: r.spoken(languages),
	}
}
