package browser_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
)

// sample returns the pages to look at: all of them if INDABA_LONG is set, else
// as few as show everything there is to see: in each language a page of every
// depth, and the list, an entry and a nested entry of every section, every class
// of the stylesheet, and something borrowed. Each is seen in one direction of
// writing, by turns in one and in the other.
func (s *site) sample() []string {
	if os.Getenv("INDABA_LONG") != "" {
		return s.pages
	}
	byDir := map[string][]string{}
	features := map[string][]string{}
	for _, p := range s.pages {
		dir := direction.FindString(s.bodies[p])
		byDir[dir] = append(byDir[dir], p)
		features[p] = s.features(p)
	}
	dirs := slices.Sorted(maps.Keys(byDir))
	seen := map[string]bool{}
	var out []string
	for turn, without := 0, 0; without < len(dirs); turn++ {
		best, most := "", 0
		for _, p := range byDir[dirs[turn%len(dirs)]] {
			if n := unseen(features[p], seen); n > most {
				best, most = p, n
			}
		}
		if without++; best == "" {
			continue
		}
		without = 0
		for _, f := range features[best] {
			seen[f] = true
		}
		out = append(out, best)
	}
	return out
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

// features returns what can be seen on a page, each once.
func (s *site) features(p string) []string {
	code, dir := s.language(p)
	found := map[string]bool{}
	if code == "" {
		found[p] = true
	} else {
		section, rest, _ := strings.Cut(strings.TrimPrefix(p, code+"/"), "/")
		level := min(2, strings.Count(rest, "/"))
		found[fmt.Sprintf("%s level %d", code, level)] = true
		// Sections have other names in other languages.
		if code == s.Config.Languages[0].Code || dir == "rtl" {
			found[fmt.Sprintf("%s, level %d", section, level)] = true
		}
	}
	for _, m := range classes.FindAllStringSubmatch(s.bodies[p], -1) {
		for _, c := range strings.Fields(m[1]) {
			found["."+c] = true
		}
	}
	for _, m := range data.FindAllString(s.bodies[p], -1) {
		found[m] = true
	}
	return slices.Collect(maps.Keys(found))
}
