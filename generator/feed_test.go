package generator_test

import (
	"encoding/json"
	"encoding/xml"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"indaba/generator"
)

// atom is what the test reads of a feed (RFC 4287).
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  []string `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Content struct {
			Type string `xml:"type,attr"`
			Text string `xml:",chardata"`
		} `xml:"content"`
	} `xml:"entry"`
}

// jsonFeed is what the test reads of a feed (JSON Feed 1.1).
type jsonFeed struct {
	Version  string
	Title    string
	Page     string `json:"home_page_url"`
	Self     string `json:"feed_url"`
	Language string
	Authors  []struct{ Name, URL string }
	Items    []struct {
		ID        string
		URL       string
		Title     string
		Content   string `json:"content_html"`
		Published string `json:"date_published"`
		Language  string
	}
}

// TestFeeds holds every feed of the shipped network to its standard, and the
// two forms of each to each other.
func TestFeeds(t *testing.T) {
	b := contentSite(t)
	entries, anchors := 0, 0
	for _, name := range b.Paths() {
		if path.Base(name) != "feed.xml" {
			continue
		}
		c := feedCheck{T: t, b: b, name: name}
		ids := c.atom()
		if others := c.json(strings.TrimSuffix(name, "xml") + "json"); !slices.Equal(ids, others) {
			t.Errorf("%s has the entries %v, as JSON %v", name, ids, others)
		}
		entries += len(ids)
		anchors += c.anchors
		if page := string(render(t, b, path.Dir(name)+"/index.html")); !strings.Contains(page, `href="/a/b/`+(&url.URL{Path: name}).EscapedPath()+`"`) {
			t.Errorf("the page beside %s does not name it", name)
		}
	}
	if entries == 0 || anchors == 0 {
		t.Errorf("%d entries with %d links to their own parts: the test would not notice a wrong one", entries, anchors)
	}
}

// feedCheck checks one feed.
type feedCheck struct {
	*testing.T
	b       *generator.Build
	name    string
	anchors int
}

func (c *feedCheck) atom() []string {
	var f atom
	if err := xml.Unmarshal(render(c.T, c.b, c.name), &f); err != nil {
		c.Fatalf("%s: %v", c.name, err)
	}
	c.filled(f.ID, f.Title, f.Lang)
	c.own(f.ID)
	if len(f.Author) != 1 || f.Author[0] == "" {
		c.Errorf("%s: who is responsible? %q", c.name, f.Author)
	}
	for _, l := range f.Links {
		if target := c.own(l.Href); l.Rel == "self" && target != c.name {
			c.Errorf("%s says that it is at %s", c.name, l.Href)
		}
	}
	ids, last := []string{}, c.time(f.Updated)
	for _, e := range f.Entries {
		c.filled(e.ID, e.Title)
		if slices.Contains(ids, e.ID) {
			c.Errorf("%s has the entry %s twice", c.name, e.ID)
		}
		ids = append(ids, e.ID)
		if at := c.time(e.Updated); at.After(last) || at.After(today.AddDate(0, 0, 1)) {
			c.Errorf("%s: %s is of %s", c.name, e.ID, e.Updated)
		} else {
			last = at
		}
		if len(e.Links) != 1 || e.Links[0].Rel != "alternate" || e.Content.Type != "html" {
			c.Errorf("%s: %s has the links %v and content of type %q", c.name, e.ID, e.Links, e.Content.Type)
		}
		c.content(e.ID, e.Content.Text)
	}
	return ids
}

func (c *feedCheck) json(name string) []string {
	var f jsonFeed
	if err := json.Unmarshal(render(c.T, c.b, name), &f); err != nil {
		c.Fatalf("%s: %v", name, err)
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || c.own(f.Self) != name || len(f.Authors) == 0 || f.Authors[0].Name == "" {
		c.Errorf("%s: %q, %q, %v", name, f.Version, f.Self, f.Authors)
	}
	c.filled(f.Title, f.Language, f.Page)
	c.own(f.Page)
	ids := []string{}
	for _, item := range f.Items {
		ids = append(ids, item.ID)
		c.filled(item.ID, item.Title, item.Language)
		c.own(item.URL)
		c.time(item.Published)
		c.content(item.ID, item.Content)
	}
	return ids
}

func (c *feedCheck) filled(texts ...string) {
	if slices.Contains(texts, "") {
		c.Errorf("%s lacks something: %q", c.name, texts)
	}
}

func (c *feedCheck) time(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		c.Errorf("%s: %v", c.name, err)
	}
	return t
}

// own checks that an address is whole and leads to a file of the site, and
// returns which.
func (c *feedCheck) own(address string) string {
	target, _, own := follow(c.T, c.name, address)
	if !strings.HasPrefix(address, contentBase) || !own || !c.b.Has(target) {
		c.Errorf("%s leads to %q, which is not there", c.name, address)
	}
	return target
}

// content checks the text of an entry: every address in it is whole, and those
// of the site lead somewhere.
func (c *feedCheck) content(id, text string) {
	if strings.TrimSpace(text) == "" {
		c.Errorf("%s: %s has no text", c.name, id)
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		c.Fatal(err)
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src", "cite", "poster", "action":
				c.address(id, a.Val)
			case "srcset":
				for candidate := range strings.SplitSeq(a.Val, ",") {
					c.address(id, strings.Fields(candidate)[0])
				}
			}
		}
	}
}

func (c *feedCheck) address(id, address string) {
	u, err := url.Parse(address)
	if err != nil || !u.IsAbs() {
		c.Errorf("%s: %s leads to %q, which is not whole", c.name, id, address)
	}
	if strings.HasPrefix(address, id+"#") {
		c.anchors++
	}
	if strings.HasPrefix(address, contentBase) {
		c.own(address)
	}
}
