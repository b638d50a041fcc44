package render

import (
	"html"
	"slices"
	"time"

	"indaba/generator/data"
	"indaba/generator/exchange"
	"indaba/generator/feed"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// A feed of asks lies beside the feed of what is new: of a language beside
// that of home, of an area beside the area's.

// hasAsksFeed reports whether what is asked for can be followed at a node.
func (r *Renderer) hasAsksFeed(id site.ID) bool {
	return r.hasFeed(id) && r.site.Node(id).Role != site.List && r.site.Service(exchangeService) != site.None
}

func (r *Renderer) asksAddress(id site.ID, lang int) string { return r.site.URL(id, lang) + "asks." }

func (r *Renderer) addAsksFeeds(t *routes, lang int) {
	for i := range r.site.Nodes {
		id := site.ID(i)
		if r.hasAsksFeed(id) {
			t.addFeed(r.asksAddress(id, lang), func(*file) *feed.Feed { return r.asksFeed(id, lang) })
		}
	}
}

// asksFeed tells what members ask for now: of home everything, of an area what
// is about it.
func (r *Renderer) asksFeed(id site.ID, lang int) *feed.Feed {
	asks, page := r.exchange().Open(false), r.absolute(r.site.URL(r.site.Service(exchangeService), lang))
	if r.site.Node(id).Role != site.Home {
		asks, page = r.exchange().About(id, false), r.absoluteTo(id, lang)+"#page.asks"
	}
	f := &feed.Feed{
		Title: r.asksFeedTitle(id, lang), Lang: r.site.Languages[lang].Tag, Page: page, Today: r.site.Today,
		Atom: r.absolute(r.asksAddress(id, lang) + "xml"), JSON: r.absolute(r.asksAddress(id, lang) + "json"),
		Author: feed.Author{Name: r.siteTitle(lang).Text.Text, URL: r.absolute(r.site.Root(lang))},
	}
	asked := make(map[*exchange.Ask]time.Time, len(asks))
	for _, a := range asks {
		asked[a] = r.asked(a)
	}
	asks = slices.Clone(asks)
	slices.SortStableFunc(asks, func(a, b *exchange.Ask) int { return asked[b].Compare(asked[a]) })
	for _, a := range asks[:min(feedLength, len(asks))] {
		f.Entries = append(f.Entries, r.askEntry(a, asked[a], lang))
	}
	return f
}

func (r *Renderer) asksFeedTitle(id site.ID, lang int) string {
	name := r.siteTitle(lang).Text.Text
	if r.site.Node(id).Role == site.Home {
		return r.words[lang].F("asks_feed_title", map[string]string{"Site": name})
	}
	title, _ := r.site.Title(id, lang)
	return r.words[lang].F("asks_feed_area_title", map[string]string{"Site": name, "Area": title})
}

// askEntry tells of one ask. It is known by the place of the ask on the page of
// who asks, which stays the same while the words do.
func (r *Renderer) askEntry(a *exchange.Ask, asked time.Time, lang int) feed.Entry {
	shown := r.ask(a, maxNamed, 0, lang)
	content := "<p>" + html.EscapeString(shown.What.Text) + "</p>\n"
	if shown.Until != "" {
		content += "<p>" + html.EscapeString(shown.Until) + "</p>\n"
	}
	name, _ := r.site.Title(a.By, lang)
	url := r.absoluteTo(a.By, lang)
	e := feed.Entry{
		URL: url + fragment("ask."+shown.ID), Title: shown.What.Text, Lang: shown.What.Lang, Date: asked,
		Content: func(dst []byte) []byte { return append(dst, content...) },
		Authors: []feed.Author{{Name: name, URL: url}},
	}
	for _, area := range abridged(a.Areas) {
		label, _ := r.site.Title(area, lang)
		e.Categories = append(e.Categories, feed.Category{Term: nameOf(r.site.Node(area)), Label: label})
	}
	return e
}

// asked returns when an ask was written down: the day it says, else that of
// the profile, else when its member joined. Where nothing is known it is the
// first day that computers know, so that no feed changes by itself.
func (r *Renderer) asked(a *exchange.Ask) time.Time {
	for _, d := range []data.Date{a.Date, r.newsDate(a.By)} {
		if !d.IsZero() {
			return d.Time
		}
	}
	since := r.site.Front(a.By, 0).Text("since")
	if year, err := time.Parse("2006", since); err == nil {
		return year
	}
	if joined, ok := data.ParseDate(since); ok {
		return joined.Time
	}
	return time.Unix(0, 0)
}

// followAsks adds the feed of asks to those of a page.
func (r *Renderer) followAsks(p *theme.Page, id site.ID, lang int) {
	if !r.hasAsksFeed(id) {
		return
	}
	address := r.href(r.asksAddress(id, lang)) + "xml"
	p.Feeds = append(slices.Clip(p.Feeds), theme.Feed{URL: address, Type: feed.AtomType, Title: r.asksFeedTitle(id, lang)})
	p.Follow = append(slices.Clip(p.Follow), theme.Link{URL: address, Text: theme.Text{Text: r.words[lang].T("asks_feed")}})
}
