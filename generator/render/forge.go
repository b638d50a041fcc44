package render

import (
	"net/url"
	"strings"
)

// forge is a place for sources that has forms to write files in a browser.
type forge struct {
	name, url, branch string
	gitlab, gitea     bool
}

// forge returns where the site's sources are, with the forms that such hosts
// are known to have; one that is not known is taken for GitHub.
func (r *Renderer) forge() forge {
	repo := r.site.Config.Repository
	f := forge{name: "GitHub", url: repo.URL, branch: repo.Branch}
	if f.branch == "" {
		f.branch = "main"
	}
	host := ""
	if u, err := url.Parse(repo.URL); err == nil {
		host = strings.ToLower(u.Host)
	}
	switch {
	case strings.Contains(host, "gitlab"):
		f.name, f.gitlab = "GitLab", true
	case strings.Contains(host, "codeberg"):
		f.name, f.gitea = "Codeberg", true
	case strings.Contains(host, "forgejo"), strings.Contains(host, "gitea"):
		f.name, f.gitea = host, true
	}
	return f
}

// edit returns the address of the form for a file.
func (f *forge) edit(path string) string {
	path = (&url.URL{Path: path}).EscapedPath()
	switch {
	case f.gitlab:
		return f.url + "/-/edit/" + f.branch + "/" + path
	case f.gitea:
		return f.url + "/_edit/" + f.branch + "/" + path
	}
	return f.url + "/edit/" + f.branch + "/" + path
}

// How long addresses may be, in bytes: servers and browsers on the way cut
// longer ones off, and some do at 8 KB.
const (
	longestAddress = 7000 // with a whole text
	mostOfAddress  = 7900 // with what is left of it
)

// create returns the address of the form for a new file with the first of the
// texts that fits; GitHub alone takes one along.
func (f *forge) create(folder, name string, texts ...string) string {
	path := (&url.URL{Path: folder}).EscapedPath()
	switch {
	case f.gitlab:
		return f.url + "/-/new/" + f.branch + "/" + path + "?file_name=" + parameter(name)
	case f.gitea:
		return f.url + "/_new/" + f.branch + "/" + path
	}
	form := f.url + "/new/" + f.branch + "/" + path + "?filename=" + parameter(name)
	limit := longestAddress
	for _, text := range texts {
		if full := form + "&value=" + parameter(text); len(full) < limit {
			return full
		}
		limit = mostOfAddress
	}
	return form
}

// parameter writes a text as the value of a parameter of a form, as short as it
// can be: a space is a plus sign, and what means nothing there stays (RFC 3986,
// section 3.4).
func parameter(text string) string {
	var b strings.Builder
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~!*(),:/@$?", c) >= 0:
			b.WriteByte(c)
		case c == ' ':
			b.WriteByte('+')
		default:
			b.WriteByte('%')
			b.WriteByte("0123456789ABCDEF"[c>>4])
			b.WriteByte("0123456789ABCDEF"[c&15])
		}
	}
	return b.String()
}
