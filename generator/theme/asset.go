package theme

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"indaba/generator/diag"
)

// Asset is a file of the theme to be published.
type Asset struct {
	Name string // as layouts and authors know it: "style.css"
	Path string // below the site's root, with a hash of Data: "assets/style.0a1b2c3d.css"
	Data []byte
}

// Assets returns all assets, ordered by name. The caller must not change them.
func (th *Theme) Assets() []Asset { return th.assets }

// AssetPath returns the path of an asset by its name, "" when there is none.
func (th *Theme) AssetPath(name string) string { return th.paths[name] }

func paths(assets []Asset) map[string]string {
	out := make(map[string]string, len(assets))
	for _, a := range assets {
		out[a.Name] = a.Path
	}
	return out
}

// assets reads the chosen files below assets/. Those in assets/style/ are put
// together, by name, as style.css, which every page asks for; those in a folder
// of it, such as assets/style/print/, as a stylesheet of that name, print.css.
func (l *loader) assets() []Asset {
	var out []Asset
	sheets := map[string]string{}
	for _, p := range slices.Sorted(maps.Keys(l.candidates)) {
		name, ok := strings.CutPrefix(p, "assets/")
		if !ok || l.chosen(p) == nil {
			continue
		}
		data, err := l.read(p)
		switch {
		case err != nil:
			l.found = append(l.found, diag.New("file-unread", l.name(p), diag.Range{}, err.Error(), ""))
		case strings.HasPrefix(name, "style/") && path.Ext(name) == ".css":
			sheets[path.Base(path.Dir(name))] += squeeze(string(data))
		case path.Ext(name) == ".js":
			out = append(out, asset(name, []byte(Bare(string(data)))))
		default:
			out = append(out, asset(name, data))
		}
	}
	files := len(out)
	for _, name := range slices.Sorted(maps.Keys(sheets)) {
		out = append(out, asset(name+".css", relink(sheets[name], out[:files])))
	}
	slices.SortFunc(out, func(a, b Asset) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func (l *loader) read(p string) ([]byte, error) {
	c := l.chosen(p)
	return l.layers[c.layer].Read(c.File)
}

func asset(name string, data []byte) Asset {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return Asset{
		Name: name,
		Path: fmt.Sprintf("assets/%s.%s%s", strings.TrimSuffix(name, ext), hex.EncodeToString(sum[:4]), ext),
		Data: data,
	}
}

// relink replaces the names of assets in a stylesheet's url(…), which are
// written relative to assets/, by the names they are published under.
func relink(css string, assets []Asset) []byte {
	known := paths(assets)
	url := regexp.MustCompile(`url\(["']?([^"')]+)["']?\)`)
	return []byte(url.ReplaceAllStringFunc(css, func(s string) string {
		if p := known[url.FindStringSubmatch(s)[1]]; p != "" {
			return `url("` + strings.TrimPrefix(p, "assets/") + `")`
		}
		return s
	}))
}
