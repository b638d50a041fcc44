package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"indaba/generator/locale"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

// policy is the Content-Security-Policy of every page: nothing but the site's
// own files, and nothing inline.
const policy = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"

// frame is what all pages of a language share, worked out once.
type frame struct {
	page  theme.Page               // with all that does not depend on the page
	menus map[string]template.HTML // by the kind that the menu marks; "": none
	err   error                    // why the theme cannot render menu and footer
}

func (r *Renderer) newFrame(lang int) *frame {
	code := r.site.Languages[lang].Code
	f := &frame{page: r.newPage(lang), menus: map[string]template.HTML{}}
	for _, current := range append([]string{"", exchangeService}, r.listed()...) {
		menu, err := r.theme.Menu(code, theme.MenuView{Items: r.menu(lang, current)})
		f.menus[current], f.err = menu, cmp.Or(f.err, err)
	}
	if _, err := r.theme.Image(code, theme.Image{}); err != nil {
		f.err = cmp.Or(f.err, err)
	}
	footer, err := r.theme.Footer(code, r.footer(lang))
	f.page.Footer, f.err = footer, cmp.Or(f.err, err)
	return f
}

// newPage fills what is the same on every page of a language.
func (r *Renderer) newPage(lang int) theme.Page {
	l, home := &r.site.Languages[lang], r.siteTitle(lang)
	description, _ := r.localized(r.site.Config.Description, lang)
	return theme.Page{
		Lang: l.Tag, Dir: l.Dir, Locale: openGraphLocale(l), Digits: digits(r.words[lang]),
		SiteTitle: home.Text.Text, Description: description, Home: home.URL, Search: r.to(r.site.Service("search"), lang),
		Policy: policy, Generator: "indaba", Styles: r.styles, Print: r.asset("print.css"), Scripts: append(r.assets("share.js"), r.href(offlinePath)), Icon: r.asset("icon.svg"),
		Mark: r.marks.site, Logo: r.logo(), Poster: r.sitePoster(lang),
		Date:  r.words[lang].Date(r.site.Today, locale.Long),
		Feeds: r.feeds(r.site.Home(), lang),
	}
}

// listed returns the names of the kinds that have a list, in the order of the
// table of kinds.
func (r *Renderer) listed() []string {
	var out []string
	for _, k := range r.site.Config.Kinds {
		if k.Name != model.Pages && r.site.Find(k.Name) != site.None {
			out = append(out, k.Name)
		}
	}
	return out
}

func (r *Renderer) menu(lang int, current string) []theme.Link {
	var out []theme.Link
	for _, kind := range r.listed() {
		out = append(out, theme.Link{
			URL:     r.to(r.site.Find(kind), lang),
			Text:    theme.Text{Text: r.kindLabel(kind, lang)},
			Current: kind == current,
		})
	}
	if id := r.site.Service(exchangeService); id != site.None {
		out = append(out, theme.Link{URL: r.to(id, lang), Text: theme.Text{Text: r.words[lang].T("exchange_menu")}, Current: current == exchangeService})
	}
	return out
}

func (r *Renderer) footer(lang int) theme.FooterView {
	w := r.words[lang]
	v := theme.FooterView{SiteTitle: r.siteTitle(lang).Text.Text}
	if licence := r.site.Config.Brand.Licence; licence != "" {
		v.Licence = w.F("licence_text", map[string]string{"Licence": licence})
	}
	v.Pages = append(r.footerPages(lang), r.services(lang)...)
	if len(r.site.Tags[lang]) > 0 {
		v.Pages = append(v.Pages, theme.Link{URL: r.href(r.site.TagURL(lang, "")), Text: theme.Text{Text: w.T("all_tags")}})
	}
	v.Date = w.F("built_on", map[string]string{"Date": w.Date(r.site.Today, locale.Long)})
	v.Talk = r.talk(lang)
	v.Feeds = r.follow(r.site.Home(), lang)
	return v
}

// talk links to the network's form or mailbox, and to where it talks.
func (r *Renderer) talk(lang int) []theme.Link {
	c := r.site.Config
	address := c.Contact.Form
	if address == "" && c.Contact.Email != "" {
		address = "mailto:" + c.Contact.Email
	}
	var out []theme.Link
	if address != "" {
		out = append(out, theme.Link{URL: address, Text: theme.Text{Text: r.words[lang].T("contact")}})
	}
	for _, channel := range c.Channels {
		out = append(out, r.channelLink(channel, lang))
	}
	return out
}

// siteTitle returns the network's name in a language, leading to its home.
func (r *Renderer) siteTitle(lang int) theme.Link {
	title, code := r.localized(r.site.Config.Title, lang)
	if title == "" {
		title, code = r.site.Title(r.site.Home(), lang)
	}
	if title == "" {
		title, code = r.words[lang].T("home"), lang
	}
	return theme.Link{URL: r.to(r.site.Home(), lang), Text: r.text(title, code, lang)}
}

// localized returns a text of site.yaml in a language and the language it is
// in.
func (r *Renderer) localized(l model.Localized, lang int) (string, int) {
	own := r.site.Languages[lang]
	text, code := l.In(own.Code, slices.Concat(own.Fallback, []string{r.site.Languages[0].Code}))
	for i := range r.site.Languages {
		if r.site.Languages[i].Code == code {
			return text, i
		}
	}
	return text, lang
}

// page fills what every page has. Current is the kind whose list the menu
// marks; url the page's own address; an empty description stands for the
// network's.
func (r *Renderer) page(lang int, current, url, title, description string) theme.Page {
	f := r.frames[lang]()
	p := f.page
	p.Title, p.Canonical, p.Menu = title, r.absolute(url), f.menus[current]
	p.Description = cmp.Or(description, p.Description)
	p.Share = r.share(&p, p.Canonical)
	return p
}

// openGraphLocale returns the language and its region, as Open Graph writes
// them; "" where the region is none of a country's, such as in "en-001".
func openGraphLocale(l *locale.Language) string {
	if strings.ContainsAny(l.Locale, "0123456789") {
		return ""
	}
	return strings.ReplaceAll(l.Locale, "-", "_")
}

// digits returns the style of numbered lists; "" for the usual one.
func digits(w *locale.Localizer) string {
	if style := w.CounterStyle(); style != "decimal" {
		return style
	}
	return ""
}

// nodePage fills what every page of a node has.
func (r *Renderer) nodePage(id site.ID, lang int) theme.Page {
	n := r.site.Node(id)
	title, from := r.heading(id, lang)
	description := ""
	v, _ := r.site.Shown(id, lang)
	if v != nil {
		description = v.Summary()
	}
	current := ""
	if n.Kind != nil && n.Role != site.Home {
		current = n.Kind.Name
	}
	if _, listed := r.frames[lang]().menus[current]; !listed {
		current = ""
	}
	p := r.page(lang, current, r.site.URL(id, lang), title, description)
	if !r.site.Written(id, lang) {
		p.Canonical = r.absoluteTo(id, from)
	}
	p.NoIndex = !r.indexed(id)
	p.Alternates = r.alternates(id, lang)
	p.Languages = r.switches(lang, func(l int) string { return r.site.URL(id, l) })
	p.Crumbs = r.crumbs(id, lang)
	p.Data = r.describe(&p, id, lang)
	w, _ := r.site.WriteUp(id, lang)
	if hasCode(v) || hasCode(w) {
		r.style(&p, "code.css")
	}
	return p
}

// hasCode reports whether a text shows code, which has colours of its own.
func hasCode(v *site.Version) bool { return v != nil && v.Body.Code }

// heading returns the title of a node's page and its language; a list without
// a text of its own is called by the name of its kind, and a page that the site
// makes, where nobody called it otherwise in the language, by its own.
func (r *Renderer) heading(id site.ID, lang int) (string, int) {
	n := r.site.Node(id)
	if n.Original < 0 && n.Role == site.List {
		return r.kindLabel(n.Kind.Name, lang), lang
	}
	if n.Role == site.Service && n.Versions[lang] == nil {
		return r.words[lang].T("service." + nameOf(n)), lang
	}
	if n.Original < 0 && n.Role == site.Home {
		return r.siteTitle(lang).Text.Text, lang
	}
	return r.site.Title(id, lang)
}

// alternates returns the pages that say the same in other languages, as the
// contract asks: those that are written, but not by machines that nobody has
// read, and the original for everybody else.
func (r *Renderer) alternates(id site.ID, lang int) []theme.Alternate {
	if !r.site.Vouched(id, lang) {
		return nil
	}
	var out []theme.Alternate
	for l := range r.site.Languages {
		if r.site.Vouched(id, l) {
			out = append(out, theme.Alternate{Lang: r.site.Languages[l].Tag, URL: r.absoluteTo(id, l)})
		}
	}
	original := max(0, r.site.Node(id).Original)
	return append(out, theme.Alternate{Lang: "x-default", URL: r.absoluteTo(id, original)})
}

// switches returns the links that change the language, the current one first.
func (r *Renderer) switches(lang int, url func(lang int) string) []theme.Link {
	var out []theme.Link
	add := func(l int) {
		own := &r.site.Languages[l]
		out = append(out, theme.Link{URL: r.href(url(l)), Text: theme.Text{Text: own.Name, Lang: own.Tag, Dir: own.Dir}, Current: l == lang})
	}
	add(lang)
	for l := range r.site.Languages {
		if l != lang {
			add(l)
		}
	}
	return out
}

// crumbs returns the way from the first level below home to the page above.
func (r *Renderer) crumbs(id site.ID, lang int) []theme.Link {
	var out []theme.Link
	for p := r.site.Node(id).Parent; p != site.None && p != r.site.Home(); p = r.site.Node(p).Parent {
		title, from := r.heading(p, lang)
		if r.site.Node(p).Role == site.List {
			title, from = r.kindLabel(r.site.Node(p).Kind.Name, lang), lang
		}
		out = append([]theme.Link{{URL: r.to(p, lang), Text: r.text(title, from, lang)}}, out...)
	}
	return out
}

// assets returns the addresses of those scripts and styles that the theme has.
func (r *Renderer) assets(names ...string) []string {
	var out []string
	for _, name := range names {
		if url := r.asset(name); url != "" {
			out = append(out, url)
		}
	}
	return out
}

// style asks for a stylesheet that not every page needs, if the theme has it.
func (r *Renderer) style(p *theme.Page, name string) {
	if url := r.asset(name); url != "" {
		p.Styles = append(slices.Clip(p.Styles), url)
	}
}

func (r *Renderer) asset(name string) string {
	if path := r.theme.AssetPath(name); path != "" {
		return r.href(path)
	}
	return ""
}
