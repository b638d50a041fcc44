package model

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"indaba/generator/data"
	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/source"
)

// ConfigFile is the path of the configuration below content/.
const ConfigFile = "site.yaml"

// Config is what content/site.yaml says, and what follows from the folder
// where it says nothing. Every key is optional.
type Config struct {
	File        string // as users type it
	Unreadable  bool   // what it says is not known, or not all of it
	Title       Localized
	Description Localized
	Languages   []locale.Language // at least one, complete
	Single      bool              // there are no language folders: all is in Languages[0]
	BaseURL     *url.URL          // with a path that ends in a slash; nil if none is known
	FirstAtRoot bool              // pages of the first language have no language in their address
	Repository  Repository
	Contact     Contact
	Channels    []Channel
	Theme       string
	Brand       Brand
	Budget      Budget
	People      People
	Redirects   []Redirect
	Kinds       Kinds
	Symbols     *Symbols // numbers what entries are found by; entries of one site share it
}

// Localized is a text in several languages, or one for all.
type Localized struct {
	All string
	By  map[string]string // by code of the language
}

// In returns the text in a language, else in the first of others that has it,
// and the code of that language; "" stands for a text that is for all.
func (l Localized) In(code string, others []string) (text, lang string) {
	for _, c := range append([]string{code}, others...) {
		if t := l.By[c]; t != "" {
			return t, c
		}
	}
	return l.All, ""
}

// Repository is where the sources can be edited.
type Repository struct{ URL, Branch string }

// Contact is how to reach the network without an account anywhere.
type Contact struct{ Email, Form string }

// Channel is a place where the network talks.
type Channel struct {
	Name, Join Localized
	URL        string
	Languages  []string // BCP 47
}

// Brand is how the network presents itself.
type Brand struct {
	Logo    string // path of an image below content/
	LogoAt  diag.Range
	Colour  string // of links, in the light scheme: "#0b6e4f"; "" for the theme's
	Licence string
	Image   string // path of an image below content/, for where pages are shared
	ImageAt diag.Range
}

// Redirect is an old address and the key of the entry it leads to.
type Redirect struct {
	From, To string
	At       diag.Range
}

// LoadConfig reads the configuration of a tree. baseURL, if not empty, stands
// before that of the file.
func LoadConfig(tree *source.Tree, baseURL string) (*Config, diag.List) {
	c := &Config{File: tree.Name(ConfigFile), Symbols: NewSymbols(), Kinds: BuiltIn(), Theme: "default", People: People{Index: true}}
	r := &data.Reader{File: c.File}
	if f := tree.File(ConfigFile); f != nil {
		if d, bad := unreadable(c.File, f); bad {
			r.Diags = append(r.Diags, d)
			c.Unreadable = true
		} else {
			v, diags := data.YAML(c.File, f.Data)
			r.Diags = append(r.Diags, diags...)
			c.Unreadable = diags.Count(diag.Error) > 0
			c.decode(r, v)
		}
		// Half a file must not publish people whom the whole one protects.
		c.People.ConsentRequired = c.People.ConsentRequired || c.Unreadable
	}
	if len(c.Languages) == 0 {
		c.findLanguages(tree)
	}
	c.completeFallback()
	c.checkBudget(r)
	for _, k := range c.Kinds {
		k.complete()
	}
	if baseURL != "" {
		c.setBaseURL(r, data.Value{Kind: data.Scalar, Text: baseURL})
	}
	if c.BaseURL == nil && len(r.Diags) == 0 {
		r.Report("config-base-url-none", diag.Range{}, "there is no base_url, so absolute addresses start with http://localhost/",
			"write `base_url: https://…` in site.yaml, or build with --base-url")
	}
	return c, r.Diags
}

// Fingerprint returns a text that differs where two configurations read the
// same file as different entries.
func (c *Config) Fingerprint() string {
	var kinds []string
	for _, k := range c.Kinds {
		kinds = append(kinds, k.fingerprint)
	}
	return fmt.Sprintf("%q %t %q", c.Languages, c.Single, kinds)
}

// configKeys are the keys of site.yaml, each with what reads it.
var configKeys = map[string]func(*Config, *data.Reader, data.Value){
	"title":       func(c *Config, r *data.Reader, v data.Value) { c.Title = localized(r, v, "title") },
	"description": func(c *Config, r *data.Reader, v data.Value) { c.Description = localized(r, v, "description") },
	"languages":   (*Config).decodeLanguages,
	"base_url":    (*Config).setBaseURL,
	"first_language_at_root": func(c *Config, r *data.Reader, v data.Value) {
		c.FirstAtRoot, _ = r.Flag(v, "first_language_at_root")
	},
	"repository": func(c *Config, r *data.Reader, v data.Value) {
		g := group(r, v, "repository", "url", "branch")
		c.Repository = Repository{strings.TrimSuffix(g["url"], "/"), g["branch"]}
	},
	"contact":  (*Config).decodeContact,
	"channels": (*Config).decodeChannels,
	"theme": func(c *Config, r *data.Reader, v data.Value) {
		if name, ok := r.Text(v, "theme"); ok {
			c.Theme = name
		}
	},
	"brand":     (*Config).decodeBrand,
	"budget":    (*Config).decodeBudget,
	"people":    (*Config).decodePeople,
	"redirects": (*Config).decodeRedirects,
	"kinds":     (*Config).decodeKinds,
}

func (c *Config) decode(r *data.Reader, v data.Value) {
	for _, p := range r.Map(v, ConfigFile) {
		read, ok := configKeys[p.Key]
		if !ok {
			var known []string
			for k := range configKeys {
				known = append(known, k)
			}
			slices.Sort(known)
			r.Report("field-unknown", p.At, fmt.Sprintf("`%s` is not known in site.yaml", p.Key), diag.Suggest(p.Key, known, "take it out"))
			continue
		}
		read(c, r, p.Value)
	}
}

func localized(r *data.Reader, v data.Value, name string) Localized {
	if v.Kind != data.Map {
		text, _ := r.Text(v, name)
		return Localized{All: text}
	}
	by := make(map[string]string, len(v.Pairs))
	for _, p := range v.Pairs {
		if text, ok := r.Text(p.Value, name); ok {
			by[p.Key] = text
		}
	}
	return Localized{By: by}
}

// group reads a map whose values are texts.
func group(r *data.Reader, v data.Value, name string, keys ...string) map[string]string {
	out := map[string]string{}
	for _, p := range r.Map(v, name) {
		if !slices.Contains(keys, p.Key) {
			r.Report("field-unknown", p.At, fmt.Sprintf("`%s` is not known under `%s`", p.Key, name), diag.Suggest(p.Key, keys, "take it out"))
			continue
		}
		out[p.Key], _ = r.Text(p.Value, p.Key)
	}
	return out
}

func (c *Config) setBaseURL(r *data.Reader, v data.Value) {
	text, ok := r.Text(v, "base_url")
	if !ok {
		return
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		r.Report("config-base-url", v.Range, fmt.Sprintf("`%s` is not the address of a website", text), "write it whole: https://example.org/ or https://example.org/exchange/")
		return
	}
	u.Path = strings.TrimSuffix(u.Path, "/") + "/"
	c.BaseURL = u
}

func (c *Config) decodeContact(r *data.Reader, v data.Value) {
	g := group(r, v, "contact", "email", "form")
	if form := g["form"]; form != "" && !publicAddress(form) {
		r.Report("field-type", v.Get("form").Range, fmt.Sprintf("`form` takes an address, not `%s`", form), "an address starts with https://, or with / for a page of this site")
		g["form"] = ""
	}
	c.Contact = Contact{g["email"], g["form"]}
}

// decodeChannels reads the places where the network talks as a field of that
// name of an entry is read, but for what may be said in several languages.
func (c *Config) decodeChannels(r *data.Reader, v data.Value) {
	f := channels()
	for _, item := range r.Items(v) {
		channel, rest := Channel{}, item
		rest.Pairs = nil
		for _, p := range item.Pairs {
			switch p.Key {
			case "name":
				channel.Name = localized(r, p.Value, p.Key)
			case "join":
				channel.Join = localized(r, p.Value, p.Key)
			default:
				rest.Pairs = append(rest.Pairs, p)
			}
		}
		for _, value := range decodeField(nil, r, rest, &f) {
			if channel.URL = value.Object.Text("url"); channel.URL != "" {
				channel.Languages = value.Object.Texts("languages")
				c.Channels = append(c.Channels, channel)
			}
		}
	}
}

func (c *Config) decodeRedirects(r *data.Reader, v data.Value) {
	for _, p := range r.Map(v, "redirects") {
		if to, ok := r.Text(p.Value, p.Key); ok {
			c.Redirects = append(c.Redirects, Redirect{p.Key, to, p.Value.Range})
		}
	}
}
