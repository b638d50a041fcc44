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

	"indaba/generator/diag"
	"indaba/generator/markdown"
	"indaba/generator/model"
	"indaba/generator/site"
)

// Plan is what taking a member out of the sources means.
type Plan struct {
	Names  []string          // what the member is called in any language, and the name of the file
	Delete []string          // paths below content/, in order
	Write  map[string][]byte // what other files become, by path below content/
	Left   diag.List         // what is to be done by hand; its places are those before the plan is carried out

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
	p.Names = append(p.Names, lastPart(n.Key))
	for _, v := range n.Versions {
		if v != nil {
			p.Delete = append(p.Delete, v.Path)
			if !slices.Contains(p.Names, v.Title) {
				p.Names = append(p.Names, v.Title)
			}
		}
	}
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
	p.leaveRedirects()
	slices.Sort(p.Delete)
	p.Left = p.Left.Sorted()
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
	for _, m := range mentions {
		if m.Ref.Relation == "succeeded-by" {
			e.dropLine(m.Range.Start.Line)
		} else if !e.replaceScalar(m.Range.Start, m.Name.Text, model.FormerMember) {
			p.leave(v.File, m.Range, "the reference cannot be rewritten where it stands")
		}
	}
	for _, l := range links {
		switch {
		case l.Kind == markdown.LinkImage && e.dropLink(l.Range, true):
		case l.Kind == markdown.LinkWiki && e.replaceWiki(l.Range):
		case l.Kind == markdown.LinkPage && e.dropLink(l.Range, false):
		default:
			p.leave(v.File, l.Range, "the link cannot be rewritten where it stands")
		}
	}
	if image && !e.dropField(v.Entry.Front, "image", "alt") {
		p.leave(v.File, v.Entry.Front.At("image"), "the picture cannot be taken out where it stands")
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

// leave notes what is to be done by hand.
func (p *Plan) leave(file string, at diag.Range, message string) {
	p.Left = append(p.Left, diag.New("withdrawal-left", file, at, message, "edit this line by hand"))
}

// leaveRedirects notes the old addresses in site.yaml that led to the member.
func (p *Plan) leaveRedirects() {
	for _, r := range p.site.Config.Redirects {
		if p.site.Refer(r.To) == p.id {
			p.leave(p.site.Config.File, r.At, "an old address leads to the member")
		}
	}
}
