package render

import (
	"crypto/sha256"
	_ "embed" // the scripts
	"encoding/json"
	"fmt"
	"slices"

	"indaba/generator/model"
	"indaba/generator/site"
	"indaba/generator/theme"
)

//go:embed offline/worker.js
var workerScript string

//go:embed offline/offline.js
var offlineScript string

// The script as it is published, and its path.
var (
	offlineBare = []byte(theme.Bare(offlineScript))
	offlinePath = fmt.Sprintf("assets/offline.%.4x.js", sha256.Sum256(offlineBare))
)

// addOffline lists what lets readers without a connection read what they have
// read before: the service worker, which must lie at the root of what it serves,
// the script that asks for it, and in each language the page that stands for
// those that are not kept.
func (r *Renderer) addOffline(t *routes) {
	t.add(offlinePath, ready(offlineBare))
	t.add("sw.js", r.worker)
	for lang := range r.site.Languages {
		t.add(r.offlinePagePath(lang), func(f *file) error { return r.offlinePage(f, lang) })
	}
}

func (r *Renderer) offlinePagePath(lang int) string { return r.site.Root(lang) + "offline.html" }

// worker writes the service worker. It changes with whatever the site is made
// of, and browsers notice that; not with the day, so that readers need not ask
// for every page anew each morning.
func (r *Renderer) worker(f *file) error {
	config := struct {
		Version string      `json:"version"`
		Base    string      `json:"base"`
		Tongues [][2]string `json:"tongues"` // of each language, its root and its page for readers without a connection
		Never   []string    `json:"never"`   // pages that are not kept
	}{Base: r.base, Never: []string{}}
	for lang := range r.site.Languages {
		config.Tongues = append(config.Tongues, [2]string{r.href(r.site.Root(lang)), r.href(r.offlinePagePath(lang))})
		// A lost telephone is not to hold everybody there is.
		for _, all := range []site.ID{r.site.Find(model.Members), r.site.Service("map")} {
			if all != site.None {
				config.Never = append(config.Never, r.to(all, lang))
			}
		}
	}
	// The root of a language that lies at the site's root starts all others.
	slices.SortStableFunc(config.Tongues, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	h := sha256.New()
	version := f.version(r.files)
	h.Write(version[:])
	fmt.Fprintf(h, "%q %q %q", r.base, r.styles, r.href(offlinePath))
	config.Version = fmt.Sprintf("%.8x", h.Sum(nil))
	data, err := json.Marshal(config)
	fmt.Fprintf(f, "const SITE = %s;\n%s", data, theme.Bare(workerScript))
	return err
}

// offlinePage renders the page that stands for one that is not kept.
func (r *Renderer) offlinePage(f *file, lang int) error {
	p := theme.OfflinePage{Page: r.page(lang, "", r.offlinePagePath(lang), r.words[lang].T("offline_title"), ""), Root: r.href(r.site.Root(lang))}
	for _, id := range r.entries(model.Expertise, lang) {
		p.Areas = append(p.Areas, r.item(id, lang))
	}
	p.Canonical, p.NoIndex, p.Share, p.Poster = "", true, nil, nil
	p.Languages = r.switches(lang, r.site.Root)
	return r.execute(f, lang, &p)
}
