package browser_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
)

// sample returns the pages to look at: all of them if INDABA_LONG is set, else
// as few as show everything there is to see: in each language a page of every
// depth, and in each direction of writing the list, an entry and a nested entry
// of every section, every class of the stylesheet, and something borrowed.
func (s *site) sample() []string {
	if os.Getenv("INDABA_LONG") != "" {
		return s.pages
	}
	features := map[string][]string{}
	for _, p := range s.pages {
		features[p] = s.features(p)
	}
	seen := map[string]bool{}
	var out []string
	for {
		best, most := "", 0
		for _, p := range s.pages {
			if n := unseen(features[p], seen); n > most {
				best, most = p, n
			}
		}
		if best == "" {
			return out
		}
		for _, f := range features[best] {
			seen[f] = true
		}
		out = append(out, best)
	}
}

func unseen(features []string, seen map[string]bool) int {
	n := 0
	for _, f := range features {
		if !seen[f] {
			n++
		}
	}
	return n
}

var (
	direction = regexp.MustCompile(`dir="[a-z]+"`)

	classes = regexp.MustCompile(`class="([^"]*)"`)
	data    = regexp.MustCompile(`data-(?:kind|directive)="[^"]*"|data-borrowed|<(?:table|figure|pre|form|dl|dialog)\b`)
)

// features returns what can be seen on a page, each once, with its language.
func (s *site) features(p string) []string {
	code, _ := s.language(p)
	dir := direction.FindString(s.bodies[p])
	found := map[string]bool{}
	if code == "" {
		found[p] = true
	} else {
		section, rest, _ := strings.Cut(strings.TrimPrefix(p, code+"/"), "/")
		level := min(2, strings.Count(rest, "/"))
		found[fmt.Sprintf("%s level %d", code, level)] = true
		found[fmt.Sprintf("%s %s, level %d", dir, section, level)] = true
	}
	for _, m := range classes.FindAllStringSubmatch(s.bodies[p], -1) {
		for _, c := range strings.Fields(m[1]) {
			found[dir+" ."+c] = true
		}
	}
	for _, m := range data.FindAllString(s.bodies[p], -1) {
		found[dir+" "+m] = true
	}
	out := make([]string, 0, len(found))
	for f := range found {
		out = append(out, f)
	}
	return out
}
