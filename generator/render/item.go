package render

import (
	"cmp"

	"indaba/generator/data"
	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// text marks a text with its language where that is not the page's.
func (r *Renderer) text(s string, from, lang int) theme.Text {
	if from == lang || from < 0 || s == "" {
		return theme.Text{Text: s}
	}
	l := &r.site.Languages[from]
	return theme.Text{Text: s, Lang: l.Tag, Dir: l.Dir}
}

// link returns a link to a node.
func (r *Renderer) link(id site.ID, lang int) theme.Link {
	label, from := r.site.Label(id, lang)
	return theme.Link{URL: r.to(id, lang), Text: r.text(label, from, lang)}
}

// item shows a node in a list of a page in a language.
func (r *Renderer) item(id site.ID, lang int) theme.Item {
	n := r.site.Node(id)
	title, from := r.site.Title(id, lang)
	it := theme.Item{Link: theme.Link{URL: r.to(id, lang), Text: r.text(title, from, lang)}, Mark: r.marks.of(id)}
	if from != lang {
		it.Badge = r.site.Languages[from].Name
	}
	if n.Kind != nil {
		it.Kind, it.KindLabel = n.Kind.Name, r.kindOne(n.Kind, lang)
	}
	v, _ := r.site.Shown(id, lang)
	if v == nil {
		return it
	}
	it.Lead = r.text(v.Summary(), from, lang)
	switch it.Kind {
	case model.Members:
		r.memberItem(&it, v, lang)
	case model.Events:
		r.eventItem(&it, id, v, lang)
	}
	return it
}

// kindOne returns what one entry of a kind is called; of a kind that the site
// declares, what its list is called.
func (r *Renderer) kindOne(k *model.Kind, lang int) string {
	if k.Declared {
		return r.kindLabel(k.Name, lang)
	}
	return r.words[lang].T("kind_one." + k.Name)
}

func (r *Renderer) memberItem(it *theme.Item, v *site.Version, lang int) {
	it.Type = v.Front.Text("type")
	for _, field := range []string{"role", "place"} {
		if text := r.field(v, field, lang); text.Text != "" {
			it.Notes = append(it.Notes, text)
		}
	}
	if status := v.Front.Text("status"); status != "" && status != "active" {
		it.Notes = append(it.Notes, theme.Text{Text: r.words[lang].T("status." + status)})
	}
	it.Languages = r.spoken(abridged(v.Front.Texts("languages")))
}

func (r *Renderer) eventItem(it *theme.Item, id site.ID, v *site.Version, lang int) {
	it.When = r.when(id, lang)
	if place := r.field(v, "place", lang); place.Text != "" {
		it.Notes = append(it.Notes, place)
	}
	if mode := v.Front.Text("mode"); mode != "" {
		it.Notes = append(it.Notes, theme.Text{Text: r.words[lang].T("mode." + mode)})
	}
}

// field shows a field of text, marked with the language it is written in.
func (r *Renderer) field(v *site.Version, name string, lang int) theme.Text {
	return r.text(v.Front.Text(name), v.LangOf(name), lang)
}

// items shows the far ends of a relation.
func (r *Renderer) items(rel site.Relation, lang int) []theme.Item {
	out := make([]theme.Item, len(rel.Edges))
	for i, e := range rel.Edges {
		out[i] = r.item(rel.Other(e), lang)
	}
	return out
}

// spoken returns languages by their own names.
func (r *Renderer) spoken(tags []string) []theme.Text {
	var out []theme.Text
	for _, tag := range tags {
		out = append(out, r.tongue(tag))
	}
	return out
}

// tongue returns a language by its own name, else its tag. There are few, and
// every list of members names them, so each is looked up once.
func (r *Renderer) tongue(tag string) theme.Text {
	if known, ok := r.tongues.Load(tag); ok {
		return known.(theme.Text)
	}
	t := theme.Text{Text: cmp.Or(locale.OwnName(tag), tag), Lang: tag, Dir: locale.Direction(tag)}
	r.tongues.Store(tag, t)
	return t
}

// when returns the date block of an event; nil without a date.
func (r *Renderer) when(id site.ID, lang int) *theme.When {
	start, end := r.site.When(id), r.site.Ends(id)
	if start.IsZero() {
		return nil
	}
	w := r.words[lang]
	first, last := start.Day(), end.Day()
	out := &theme.When{
		Day:     w.Date(first, locale.Day),
		Month:   w.Date(first, locale.Month),
		Year:    w.Year(first),
		Text:    w.DateRange(first, last),
		Machine: machine(start),
		Past:    r.site.Past(id),
	}
	if first.Year() == last.Year() && first.Month() == last.Month() && first.Day() != last.Day() {
		out.Day += "–" + w.Date(last, locale.Day)
	}
	out.Start, out.End, out.Zone = r.moments(id)
	out.Locale = r.site.Languages[lang].Locale
	status := r.site.Front(id, lang).Text("status")
	out.Cancelled, out.Moved = status == "cancelled", status == "moved"
	return out
}

// machine writes a date as HTML's time element takes it.
func machine(d data.Date) string {
	switch {
	case d.HasZone:
		return d.Time.Format("2006-01-02T15:04Z07:00")
	case d.HasTime:
		return d.Time.Format("2006-01-02T15:04")
	}
	return d.Time.Format("2006-01-02")
}
