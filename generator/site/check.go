package site

import (
	"cmp"
	"fmt"
	"slices"

	"indaba/generator/diag"
	"indaba/generator/markdown"
	"indaba/generator/model"
)

// check reports what an entry lacks once its translations have inherited.
func (l *linker) check() {
	l.checkCycles(model.Expertise, "broader", "reference-cycle", "`%s` is itself part of this area", "one of the two is the broader one: take this line out, or the other")
	l.checkCycles(model.Playbooks, "adapted-from", "lineage-cycle", "`%s` is itself adapted from this playbook", "one of the two came first: take this line out, or the other")
	l.checkTitles()
	l.checkOrphans()
	weaves, recorded := map[string]ID{}, l.recorded()
	for i := range l.Nodes {
		n := &l.Nodes[i]
		if n.Role != Entry || n.Original < 0 {
			continue
		}
		l.checkRequired(n)
		l.checkSections(n)
		switch n.Kind.Name {
		case model.Members:
			l.checkAsks(n.Versions[n.Original])
		case model.Events:
			l.checkEvent(ID(i))
		case model.Playbooks, model.Principles:
			l.checkEvidence(ID(i), recorded)
		case model.Expertise:
			l.checkWeave(weaves, ID(i))
			l.checkArea(ID(i), recorded)
		}
	}
}

// checkRequired reports fields that the original must have.
func (l *linker) checkRequired(n *Node) {
	v := n.Versions[n.Original]
	for _, f := range n.Kind.Required {
		if !v.Front.Has(f.Name) {
			doc, _ := f.Doc.In(l.Languages[n.Original].Code, l.Languages[n.Original].Fallback)
			l.report("field-required", v.Entry, entryRange, fmt.Sprintf("`%s` is missing", f.Name), cmp.Or(doc, fmt.Sprintf("write `%s:` and what belongs there", f.Name)))
		}
	}
}

// checkSections reports headings that pages of the kind must have, in each
// language that the site names them in.
func (l *linker) checkSections(n *Node) {
	if len(n.Kind.Sections) == 0 {
		return
	}
	for lang, v := range n.Versions {
		if v == nil || v.Folder {
			continue
		}
		for _, section := range n.Kind.Sections {
			want := section.By[l.Languages[lang].Code]
			if want == "" {
				want = section.All
			}
			if want != "" && !slices.ContainsFunc(v.Body.Headings, func(h markdown.Heading) bool { return model.Fold(h.Text) == model.Fold(want) }) {
				l.report("section-missing", v.Entry, entryRange, fmt.Sprintf("the heading `%s` is missing", want), "write `## "+want+"` and what belongs under it")
			}
		}
	}
}

func (l *linker) checkWeave(weaves map[string]ID, id ID) {
	v := l.Nodes[id].Versions[l.Nodes[id].Original]
	text := v.Front.Text("weave")
	if text == "" {
		return
	}
	other, taken := weaves[text]
	if !taken {
		weaves[text] = id
		return
	}
	o := l.Nodes[other].Versions[l.Nodes[other].Original]
	d := diag.New("weave-repeated", v.File, v.Front.At("weave"), fmt.Sprintf("%s has the same pattern, `%s`", o.File, text), "choose another yarn or motif, so that the two can be told apart")
	d.Related = []diag.Related{{File: o.File, Range: o.Front.At("weave"), Message: "the other area"}}
	l.diags = append(l.diags, d)
}
