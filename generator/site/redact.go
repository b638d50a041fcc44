package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/markdown"
	"indaba/generator/model"
)

// Redacted reports whether something of a version's own file is not published,
// so that the file itself is not to be shown.
func (s *Site) Redacted(v *Version) bool { return s.redacted[v.Entry] }

// redacted returns the entries of which something was left out.
func (s *shield) redacted() map[*model.Entry]bool {
	out := map[*model.Entry]bool{}
	for i, was := range s.raw {
		if is := s.in.Entries[i]; is != was {
			out[is] = true
		}
	}
	return out
}

// redact returns an entry as it is to be published: e itself where nothing is
// to be left out.
func (s *shield) redact(e *model.Entry) *model.Entry {
	front := s.withoutReferences(e)
	image := !s.files.none() && s.files.isHidden(s.files.resolve(e, &e.Image))
	may := everything
	if isMember(e) {
		may = s.members[e.Symbol].grant
	}
	if image || may != everything {
		front = front.WithoutFields(func(f *model.Field) bool {
			left := withoutGrant(may, f) || image && (f.Name == "image" || f.Name == "alt")
			if left && s.isPublic(e) {
				s.reportField(e, f, image)
			}
			return left
		})
	}
	body, targets := s.withoutLinks(e, may)
	if len(front) == len(e.Front) && (len(front) == 0 || &front[0] == &e.Front[0]) && body == e.Body {
		return e
	}
	return e.With(s.in.Config.Symbols, front, body, targets)
}

// withoutGrant reports whether a field of a member needs a grant that may
// lacks. Addresses that a network's own fields hold are like those of `links`.
func withoutGrant(may grant, f *model.Field) bool {
	switch {
	case f.Name == "image" || f.Name == "alt":
		return !may.photo
	case f.Name == "email":
		return !may.email
	case f.Name == "links", f.Declared && holdsAddress(f):
		return !may.links
	}
	return false
}

func holdsAddress(f *model.Field) bool {
	return f.Type == model.Address || slices.ContainsFunc(f.Fields, func(inner model.Field) bool { return holdsAddress(&inner) })
}

func (s *shield) reportField(e *model.Entry, f *model.Field, hidden bool) {
	if f.Name == "alt" {
		return
	}
	at := e.Front.At(f.Name)
	if hidden && f.Name == "image" && !isMember(e) {
		s.reportFile(e, at)
		return
	}
	part := "contact"
	if f.Name == "image" {
		part = "photo"
	}
	s.diags = append(s.diags, diag.New("consent-covers", e.File, at, fmt.Sprintf("`%s` is not published, because the consent does not cover it", f.Name),
		"take the line out: whoever can read the source can read it; or ask, and add `"+part+"` to what the consent covers"))
}

// withoutReferences leaves out the references to those who are withheld, and of
// an event those who took part and are not to be named.
func (s *shield) withoutReferences(e *model.Entry) model.Record {
	if s.attended[e.Symbol] == nil && (len(s.hidden) == 0 || !slices.ContainsFunc(e.Refers, s.ends.has)) {
		return e.Front
	}
	drop := func(m *model.Mention) bool {
		if m.Ref.Relation == "participants" && s.attended[e.Symbol] != nil {
			return !s.attended[e.Symbol].named[m.Name.Key]
		}
		hidden := s.named(&m.Name, m.Ref.To)
		if hidden != nil {
			s.leave(e, m.Ref.Relation, hidden)
		}
		return hidden != nil
	}
	front := e.Front
	for i := range e.Mentions {
		if drop(&e.Mentions[i]) {
			front = front.Without(s.in.Config.Symbols, drop)
			break
		}
	}
	if s.attended[e.Symbol] != nil {
		front = front.WithoutValues("participants", func(v model.Value) bool { return !v.Object.Has("member") })
	}
	return front
}

// withoutLinks leaves out the links to those who are withheld and the files
// that are not published, and from a member's own text what the member did not
// agree to.
func (s *shield) withoutLinks(e *model.Entry, may grant) (*markdown.Document, []model.Target) {
	if !s.mayCut(e, may) {
		return e.Body, e.Targets
	}
	body, kept := e.Body.Without(func(i int) (string, bool) {
		words, ok := s.cut(e, may, i)
		if ok {
			s.gone[e] = append(s.gone[e], i)
		}
		return words, ok
	})
	if body == e.Body {
		return body, e.Targets
	}
	targets := make([]model.Target, len(kept))
	for i, k := range kept {
		targets[i] = e.Targets[k]
	}
	return body, targets
}

// mayCut tells quickly of most entries that none of their links is left out.
func (s *shield) mayCut(e *model.Entry, may grant) bool {
	if len(s.hidden) == 0 && s.files.none() && may.photo && may.email {
		return false
	}
	if e.Web || len(e.Others) > 0 {
		return true
	}
	return len(s.hidden) > 0 && (slices.ContainsFunc(e.Keys, func(key model.Symbol) bool { return !s.present.has(key) }) || slices.ContainsFunc(e.Names, s.ends.has))
}

// cut says whether a link of a body is left out, and for what words.
func (s *shield) cut(e *model.Entry, may grant, i int) (words string, ok bool) {
	l, t := &e.Body.Links[i], &e.Targets[i]
	if m := s.leadsTo(t); m != nil {
		return s.words(e.Lang, m), true
	}
	if t.Kind == model.ToWeb && !may.email && isPersonal(t.Path) {
		s.reportLink(e, l, "contact")
		return s.text(e.Lang, "withheld_address"), true
	}
	if t.Kind != model.ToAsset {
		return "", false
	}
	own := !may.photo && (l.Kind == markdown.LinkImage || isPicture(t.Path))
	if !own && !s.files.isHidden(s.files.resolve(e, t)) {
		return "", false
	}
	if own {
		s.reportLink(e, l, "photo")
	} else if s.isPublic(e) {
		s.reportFile(e, l.Range)
	}
	if l.Kind == markdown.LinkImage {
		return "", true
	}
	return s.text(e.Lang, "withheld_file"), true
}

func (s *shield) reportLink(e *model.Entry, l *markdown.Link, part string) {
	if s.isPublic(e) {
		s.diags = append(s.diags, diag.New("consent-covers", e.File, l.Range, fmt.Sprintf("`%s` is not published, because the consent does not cover it", l.Dest),
			"take it out of the text, or ask, and add `"+part+"` to what the consent covers"))
	}
}

func (s *shield) reportFile(e *model.Entry, at diag.Range) {
	s.diags = append(s.diags, diag.New("consent-file", e.File, at, "the file belongs to a member who is not published, or not in pictures, so it is left out", "take it out of the page, and the file out of content/"))
}

// isPersonal reports whether an address is that of a mailbox, a telephone or
// the like.
func isPersonal(address string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(address), ":")
	return ok && scheme != "http" && scheme != "https"
}

// isPicture reports whether a file is a picture or a film.
func isPicture(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".mp4", ".webm":
		return true
	}
	return false
}

// words returns what stands in a text for a member who is withheld.
func (s *shield) words(lang int, m *member) string {
	id := "absent_members"
	if m.former() {
		id = "former_members"
	}
	if lang >= len(s.in.Words) {
		return "…"
	}
	return s.in.Words[lang].N(id, 1)
}

func (s *shield) text(lang int, id string) string {
	if lang >= len(s.in.Words) {
		return "…"
	}
	return s.in.Words[lang].T(id)
}
