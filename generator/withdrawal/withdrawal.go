// Package withdrawal takes a member out of the sources of a network.
//
// A [Plan] is worked out before anything is touched: files to be deleted, files
// to be rewritten, and what only people can do. Where an entry refers or links
// to the member, the plan writes [model.FormerMember] in the name's place: the
// site shows words for it in the language of each reader, and what was counted
// stays counted.
package withdrawal

import (
	"slices"

	"indaba/generator/markdown"
	"indaba/generator/model"
	"indaba/generator/site"
)

// Plan is what taking a member out of the sources means.
type Plan struct {
	Names  []string          // what the member is called in any language, and the name of the file
	Delete []string          // paths below content/, in order
	Write  map[string][]byte // what other files become, by path below content/
	Left   []string          // what is to be done by hand, beside what a check finds afterwards

	site  *site.Site
	id    site.ID
	read  func(path string) ([]byte, error)
	edits map[string]*edits // by path
	files map[string]bool   // among Delete: files that are published as they are
}

// New works out how the member with the number id is taken out. The site must
// have everybody in it; read returns a file by its path below content/.
func New(s *site.Site, id site.ID, read func(path string) ([]byte, error)) (*Plan, error) {
	p := &Plan{Write: map[string][]byte{}, site: s, id: id, read: read, edits: map[string]*edits{}, files: map[string]bool{}}
	n := s.Node(id)
	for _, v := range n.Versions {
		if v != nil {
			p.Delete = append(p.Delete, v.Path)
			if !slices.Contains(p.Names, v.Title) {
				p.Names = append(p.Names, v.Title)
			}
		}
	}
	p.Names = append(p.Names, lastPart(n.Key))
	p.findFiles()
	for i := range s.Nodes {
		for _, v := range s.Nodes[i].Versions {
			if v != nil && site.ID(i) != id {
				if err := p.rewrite(v); err != nil {
					return nil, err
				}
			}
		}
	}
	if err := p.inherit(); err != nil {
		return nil, err
	}
	for path, e := range p.edits {
		p.Write[path] = e.apply()
	}
	slices.Sort(p.Delete)
	return p, nil
}

// rewrite plans how the member is taken out of one file of another entry.
func (p *Plan) rewrite(v *site.Version) error {
	var mentions []*model.Mention
	for i := range v.Mentions {
		if p.site.Means(&v.Mentions[i]) == p.id {
			mentions = append(mentions, &v.Mentions[i])
		}
	}
	var links []markdown.Link
	for i, l := range v.Body.Links {
		d := p.site.Destination(v, i)
		if d.Kind == site.ToNode && d.To == p.id || d.Kind == site.ToFile && p.isGone(d.Path) {
			links = append(links, l)
		}
	}
	picture := p.site.Image(v)
	image := picture.Kind == site.ToFile && p.isGone(picture.Path)
	if len(mentions) == 0 && len(links) == 0 && !image {
		return nil
	}
	e, err := p.editsOf(v.Path)
	if err != nil {
		return err
	}
	// What cannot be rewritten where it stands leads nowhere once the profile
	// is gone, so that a check finds it.
	for _, m := range mentions {
		if m.Ref.Relation == "succeeded-by" {
			e.dropLine(m.Range.Start.Line)
		} else {
			e.replaceScalar(m.Range.Start, m.Name.Text, model.FormerMember)
		}
	}
	for i := range links {
		e.dropLink(&links[i])
	}
	if image {
		e.dropFields(v.Entry.Front, "image", "alt")
	}
	return nil
}

func (p *Plan) editsOf(path string) (*edits, error) {
	if e := p.edits[path]; e != nil {
		return e, nil
	}
	src, err := p.read(path)
	if err != nil {
		return nil, err
	}
	p.edits[path] = newEdits(src)
	return p.edits[path], nil
}
