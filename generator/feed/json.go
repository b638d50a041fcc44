package feed

import (
	"cmp"
	"encoding/json"
	"io"
)

// jsonFeed and what follows are what of JSON Feed 1.1 a feed uses.
type jsonFeed struct {
	Version string       `json:"version"`
	Title   string       `json:"title"`
	Page    string       `json:"home_page_url"`
	Self    string       `json:"feed_url"`
	Lang    string       `json:"language"`
	Authors []jsonAuthor `json:"authors"`
	Items   []jsonItem   `json:"items"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Content   written      `json:"content_html"`
	Summary   string       `json:"summary,omitempty"`
	Image     string       `json:"image,omitempty"`
	Published string       `json:"date_published"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
	Lang      string       `json:"language"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// WriteJSON writes the feed as JSON Feed.
func (f *Feed) WriteJSON(w io.Writer) error {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1",
		Title:   f.Title, Page: f.Page, Self: f.JSON, Lang: f.Lang,
		Authors: []jsonAuthor{{f.Author.Name, f.Author.URL}}, Items: []jsonItem{},
	}
	var buffer []byte
	for i := range f.Entries {
		out.Items = append(out.Items, f.Entries[i].json(f.Lang, &buffer))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // it is no part of a page
	return enc.Encode(out)
}

func (e *Entry) json(lang string, buffer *[]byte) jsonItem {
	out := jsonItem{
		ID: e.URL, URL: e.URL, Title: e.Title, Content: written{e.Content, buffer}, Summary: e.Summary, Image: e.Image,
		Published: moment(e.Date), Lang: cmp.Or(e.Lang, lang),
	}
	for _, a := range e.Authors {
		out.Authors = append(out.Authors, jsonAuthor(a))
	}
	for _, c := range e.Categories {
		out.Tags = append(out.Tags, c.Label)
	}
	return out
}

// written is a [Text] as the encoder takes it. The entries of a feed, which are
// written one after the other, share a buffer.
type written struct {
	text   Text
	buffer *[]byte
}

// MarshalText returns the text, until that of another entry is asked for.
func (w written) MarshalText() ([]byte, error) {
	*w.buffer = w.text((*w.buffer)[:0])
	return *w.buffer, nil
}
