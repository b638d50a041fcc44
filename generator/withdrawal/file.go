package withdrawal

import (
	"path"
	"slices"
	"strings"

	"indaba/generator/model"
	"indaba/generator/site"
)

func lastPart(key string) string { return key[strings.LastIndexByte(key, '/')+1:] }

// isGone reports whether the file at an address below the site's base is
// deleted.
func (p *Plan) isGone(address string) bool { return p.files[address] }

// findFiles plans to delete the pictures and other files of the member: those
// that only the member's own pages show, and those that bear the name.
func (p *Plan) findFiles() {
	own, others := map[string]bool{}, map[string]bool{}
	for i := range p.site.Nodes {
		used := others
		if site.ID(i) == p.id {
			used = own
		}
		for _, v := range p.site.Nodes[i].Versions {
			if v == nil {
				continue
			}
			for link := range v.Targets {
				used[p.site.Destination(v, link).Path] = true
			}
			used[p.site.Image(v).Path] = true
		}
	}
	for _, a := range p.site.Assets {
		if own[a.Path] && !others[a.Path] || p.bearsName(a.Source) {
			p.files[a.Path] = true
			p.Delete = append(p.Delete, a.Source)
		}
	}
}

// bearsName reports whether a part of a file's path holds a name of the member.
func (p *Plan) bearsName(file string) bool {
	for part := range strings.SplitSeq(strings.TrimSuffix(file, path.Ext(file)), "/") {
		words := "-" + dashed(part) + "-"
		if slices.ContainsFunc(p.Names, func(name string) bool {
			name = dashed(name)
			return name != "" && strings.Contains(words, "-"+name+"-")
		}) {
			return true
		}
	}
	return false
}

// dashed writes a name as words with a hyphen between each two.
func dashed(name string) string {
	return strings.Trim(strings.NewReplacer("_", "-", ".", "-").Replace(model.Slug(name)), "-")
}
