package corpus

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
)

// The kinds of entries a corpus has. A folder is the index page of a playbook.
const (
	area = iota
	member
	principle
	event
	playbook
	folder
	home
)

// entry is one entry in all its languages.
type entry struct {
	kind     int
	path     string // below the language's folder, without .md
	name     string // as references write it
	original int    // the language that its references are written in
	in       [len(Languages)]bool
	order    int
}

// plan is the whole corpus, without its texts.
type plan struct {
	entries []*entry
	by      [home + 1][]*entry
}

// newPlan lays out a corpus. Of every twenty entries there are four members,
// four events, two principles and ten playbook chapters; areas grow slower, as
// they do in life.
func newPlan(pages int) *plan {
	p := &plan{}
	p.add(home, "index", "index")
	each := max(1, int(float64(pages)/(1+0.89*float64(len(Languages)-1))))
	areas := min(60, 6+each/12)
	for i := range areas {
		name := fmt.Sprintf("area-%02d", i+1)
		p.add(area, "expertise/"+name, name)
	}
	// A playbook of twelve chapters also has an index page.
	units := max(2, (each-areas-1)*20/21)
	for i := range units {
		p.addNth(i)
	}
	return p
}

func (p *plan) addNth(i int) {
	switch n := len(p.entries); i % 10 {
	case 0, 5:
		name := fmt.Sprintf("member-%04d", n)
		p.add(member, "members/"+name, name)
	case 1, 6:
		name := fmt.Sprintf("event-%04d", n)
		p.add(event, fmt.Sprintf("events/%d/%s", 2020+n%7, name), name)
	case 2:
		name := fmt.Sprintf("principle-%04d", n)
		p.add(principle, "principles/"+name, name)
	default:
		chapters := len(p.by[playbook])
		book := fmt.Sprintf("playbooks/topic-%02d/book-%03d", chapters/96+1, chapters/12+1)
		if chapters%12 == 0 {
			p.add(folder, book+"/index", fmt.Sprintf("book-%03d", chapters/12+1))
		}
		name := fmt.Sprintf("chapter-%04d", n)
		p.add(playbook, book+"/"+name, name)
		p.by[playbook][chapters].order = chapters%12 + 1
	}
}

// add adds an entry. One in eight is first written in another language than
// the site's first; every translation is missing for one entry in nine.
func (p *plan) add(kind int, path, name string) {
	r := source("plan/" + path)
	e := &entry{kind: kind, path: path, name: name}
	complete := kind == home || kind == area || kind == folder
	if !complete && r.IntN(8) == 0 {
		e.original = r.IntN(len(Languages))
	}
	for lang := range e.in {
		e.in[lang] = complete || lang == e.original || r.IntN(9) > 0
	}
	p.entries = append(p.entries, e)
	p.by[kind] = append(p.by[kind], e)
}

// source returns the random numbers that belong to a key: an entry's text does
// not change when others are added before it.
func source(key string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(key))
	return rand.New(rand.NewPCG(1, h.Sum64()))
}

// some returns up to n different entries of a kind that exist in a language;
// lang < 0: in any.
func (p *plan) some(r *rand.Rand, kind, n, lang int) []*entry {
	var out []*entry
	all := p.by[kind]
	seen := map[*entry]bool{}
	for range 4 * n {
		if len(out) == n || len(all) == 0 {
			break
		}
		e := all[r.IntN(len(all))]
		if !seen[e] && (lang < 0 || e.in[lang]) {
			seen[e] = true
			out = append(out, e)
		}
	}
	return out
}
