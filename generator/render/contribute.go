package render

import (
	"bytes"
	"cmp"
	"path"
	"strings"

	"indaba/generator/data"
	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

const contributeService = "contribute"

// contributePage renders the page where contributors begin.
func (r *Renderer) contributePage(f *file, id site.ID, lang int) error {
	p := theme.ContributePage{Service: r.servicePage(f, id, lang)}
	for _, name := range r.listed() {
		kind := r.site.Config.Kinds.Named(name)
		p.Kinds = append(p.Kinds, theme.Link{URL: r.href(r.startOfKind(kind, lang)), Text: theme.Text{Text: r.kindOne(kind, lang)}})
	}
	if desk := r.site.Service("translations"); desk != site.None {
		link := r.serviceLink(desk, lang)
		p.Desk = &link
	}
	p.Contact = r.contacts(p.Name.Text, p.Canonical, lang)
	return r.execute(f, lang, &p)
}

// startOfKind returns the address of the page where one of a kind is begun.
func (r *Renderer) startOfKind(kind *model.Kind, lang int) string {
	return r.site.URL(r.site.Service(contributeService), lang) + "new/" + model.Slug(kind.Name) + "/"
}

// newLink leads to where one of a kind is begun; nil when the site says neither
// where its sources are nor whom to write to.
func (r *Renderer) newLink(kind *model.Kind, lang int) *theme.Link {
	if kind == nil || r.site.Service(contributeService) == site.None {
		return nil
	}
	return &theme.Link{URL: r.href(r.startOfKind(kind, lang)),
		Text: theme.Text{Text: r.words[lang].F("start_new", map[string]string{"Kind": r.kindOne(kind, lang)})}}
}

// addStarts lists the pages where contributors begin something.
func (r *Renderer) addStarts(t *routes, lang int) {
	if r.site.Service(contributeService) == site.None {
		return
	}
	for _, name := range r.listed() {
		kind := r.site.Config.Kinds.Named(name)
		t.add(index(r.startOfKind(kind, lang)), func(f *file) error { return r.startKind(f, kind, lang) })
	}
	for i := range r.site.Nodes {
		if n := &r.site.Nodes[i]; n.Original < 0 || n.Versions[lang] != nil {
			continue
		}
		id := site.ID(i)
		if url := r.startOf(id, lang); url != "" {
			t.add(index(url), func(f *file) error { return r.startTranslation(f, id, lang) })
		}
	}
}

// startKind renders how an entry of a kind is begun.
func (r *Renderer) startKind(f *file, kind *model.Kind, lang int) error {
	w := r.words[lang]
	title := w.F("start_new", map[string]string{"Kind": r.kindOne(kind, lang)})
	p := r.startPage(r.startOfKind(kind, lang), title, lang, func(l int) string { return r.startOfKind(kind, l) })
	skeleton := r.files.Skeleton(kind, lang)
	folder := kind.Name
	if !r.site.Config.Single {
		folder = path.Join(r.site.Languages[lang].Code, folder)
	}
	r.begin(p, lang, folder, w.T("start_name")+".md", skeleton, expected(skeleton, false), expected(skeleton, true))
	return r.execute(f, lang, p)
}

// startTranslation renders how a translation of an entry is begun.
func (r *Renderer) startTranslation(f *file, id site.ID, lang int) error {
	n := r.site.Node(id)
	original := n.Versions[n.Original]
	title := r.words[lang].F("start_translation", map[string]string{"Page": original.Title})
	p := r.startPage(r.startOf(id, lang), title, lang, func(l int) string {
		return cmp.Or(r.startOf(id, l), r.site.URL(id, l))
	})
	p.About = &theme.Link{URL: r.to(id, lang), Text: r.text(original.Title, original.Lang, lang)}
	stamp := f.stamp(r.site, id)
	var texts [][]byte
	if body, ok := r.original(f, original); ok {
		texts = append(texts, model.StartTranslation(original.Entry, body, stamp))
	}
	headings := headingsOf(original)
	for _, part := range []int{len(headings), len(headings) / 2, 0} {
		texts = append(texts, model.StartTranslation(original.Entry, []byte(strings.Join(headings[:part], "")), stamp))
	}
	_, below, _ := strings.Cut(original.Path, "/") // the folder of its language
	r.begin(p, lang, path.Join(r.site.Languages[lang].Code, path.Dir(below)), path.Base(below), texts...)
	return r.execute(f, lang, p)
}

// original returns the text of an entry as its file has it. It is not ok where that
// may hold what is not published: what the shield took out, and comments.
func (r *Renderer) original(f *file, v *site.Version) ([]byte, bool) {
	src := f.source(r.files, v)
	if src == nil || r.site.Redacted(v) {
		return nil, false
	}
	_, start, _ := data.Front(v.File, src)
	body := bytes.ReplaceAll(src[start:], []byte("\r\n"), []byte("\n"))
	return body, !bytes.Contains(body, []byte("<!--")) && !bytes.Contains(body, []byte("{/*"))
}

// headingsOf returns the headings of an entry as Markdown, the title among them
// if it is one, each with a line to be written below.
func headingsOf(v *site.Version) []string {
	var out []string
	if !v.Entry.Front.Has("title") {
		out = append(out, "# "+v.Title+"\n\n")
	}
	for _, h := range v.Headings {
		if h.Level > 1 {
			out = append(out, strings.Repeat("#", h.Level)+" "+h.Text+"\n\n…\n\n")
		}
	}
	return out
}

// expected returns a skeleton with no other fields than those that are expected
// of everybody, as explained or, in short, without a word about them.
func expected(skeleton []byte, short bool) []byte {
	front, body, _ := strings.Cut(strings.TrimPrefix(string(skeleton), "---\n"), "\n---\n")
	var b strings.Builder
	b.WriteString("---\n")
	for block := range strings.SplitSeq(front, "\n\n") {
		explanation, field := "", ""
		for line := range strings.Lines(block + "\n") {
			if strings.HasPrefix(line, "#") {
				explanation += line
			} else {
				field += line
			}
		}
		if field != "" && !short {
			b.WriteString(explanation)
		}
		b.WriteString(field)
	}
	b.WriteString("---\n" + body)
	return []byte(b.String())
}

// startPage fills what every page has where something is begun.
func (r *Renderer) startPage(url, title string, lang int, others func(lang int) string) *theme.StartPage {
	page := r.site.Service(contributeService)
	p := &theme.StartPage{Page: r.page(lang, "", url, title, ""), Name: theme.Text{Text: title}}
	p.NoIndex, p.Alternates = true, []theme.Alternate{}
	p.Languages = r.switches(lang, others)
	p.Crumbs = []theme.Link{r.serviceLink(page, lang)}
	return p
}

// begin fills the ways to begin a file from the first of several texts that
// fits where it is to go. The page shows the first in full.
func (r *Renderer) begin(p *theme.StartPage, lang int, folder, name string, texts ...[]byte) {
	w := r.words[lang]
	p.File, p.Source = path.Join("content", folder, name), string(texts[0])
	p.Contact = r.contacts(p.Name.Text, p.Canonical+"\n"+p.File, lang)
	if r.site.Config.Repository.URL == "" {
		return
	}
	forge := r.forge()
	plain := make([]string, len(texts))
	for i, t := range texts {
		plain[i] = string(t)
	}
	p.Form = &theme.Link{URL: forge.create(path.Join("content", folder), name, plain...), Text: theme.Text{Text: w.F("start_form", map[string]string{"Forge": forge.name})}}
	p.Steps = []string{w.F("start_step.account", map[string]string{"Forge": forge.name}), w.T("start_step.words"), w.T("start_step.propose"), w.T("start_step.next")}
}
