package site

import (
	"slices"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/exposure"
	"indaba/generator/model"
)

// checkExposed reports what would be published of people who are not known to
// want it. What the profile of a town or an organisation says, or of a person
// whose consent covers contact, may stand everywhere, and so may the network's
// own address.
func (l *linker) checkExposed(s *shield) {
	in := s.in
	if in.Everyone {
		return // nothing is published
	}
	open := map[string]bool{strings.ToLower(in.Config.Contact.Email): true}
	for _, m := range s.order {
		if m.fate != published || !m.email {
			continue
		}
		for _, e := range m.versions {
			for _, x := range e.Exposed {
				open[x.Text] = open[x.Text] || x.Kind == exposure.Email || x.Kind == exposure.Phone
			}
		}
	}
	for _, e := range in.Entries {
		if len(e.Exposed) == 0 || !s.isPublic(e) {
			continue
		}
		left := s.leftOut(e)
		for _, x := range e.Exposed {
			if !open[x.Text] && !left(x) {
				l.diags = append(l.diags, exposed(e.File, x))
			}
		}
	}
	if in.Source == nil {
		return
	}
	for _, x := range model.FindExposed(in.Source(model.ConfigFile)) {
		if !open[x.Text] {
			l.diags = append(l.diags, exposed(in.Name(model.ConfigFile), x))
		}
	}
}

// leftOut returns what tells whether something in an entry lies in a field or
// belongs to a link that is left out, which is reported already.
func (s *shield) leftOut(e *model.Entry) func(model.Exposed) bool {
	m := s.members[e.Symbol]
	if m == nil || m.grant == everything {
		return func(model.Exposed) bool { return false }
	}
	raw := m.versions[slices.IndexFunc(m.versions, func(v *model.Entry) bool { return v.Path == e.Path })]
	return func(x model.Exposed) bool {
		line := x.Range.Start.Line
		for i := range raw.Front {
			if !withoutGrant(m.grant, raw.Front[i].Field) {
				continue
			}
			for _, v := range raw.Front[i].Values {
				if v.Range.Start.Line <= line && line <= max(v.Range.Start.Line, v.Range.End.Line) {
					return true
				}
			}
		}
		for i, l := range raw.Body.Links {
			if to := raw.Targets[i].Path; l.Range.Start.Line == line && !m.email && isPersonal(to) && strings.Contains(compact.Replace(strings.ToLower(to)), x.Text) {
				return true
			}
		}
		return false
	}
}

// compact leaves out what may stand between the digits of a number.
var compact = strings.NewReplacer(" ", "", "-", "", "(", "", ")", "", "%20", "")

// exposed says what a file gives away, and what to do instead. The code itself
// is not repeated.
func exposed(file string, x model.Exposed) diag.Diagnostic {
	const agreed = "a network's address stands in `contact` of site.yaml, a town's in its profile, and a person's in the profile whose consent covers `contact`; others leave it out"
	switch x.Kind {
	case exposure.Passcode:
		return diag.New("exposed-passcode", file, x.Range, "the code that opens a meeting would be public", "leave it out, and send it to those who register; anybody who finds it can come in")
	case exposure.Invite:
		return diag.New("exposed-invite", file, x.Range, "with this link anybody gets into the group, where many show all members' numbers", "say whom to ask for the link, or lead to a form")
	case exposure.Email:
		return diag.New("exposed-email", file, x.Range, "`"+x.Text+"` looks like a person's own address, and would be public", agreed)
	}
	return diag.New("exposed-phone", file, x.Range, "a telephone number would be public", agreed)
}
