package generator

import "indaba/generator/site"

// cleanFiles marks the files in which Link found no name that is to be kept out.
// An entry that it changed was not found in the file as it is.
func cleanFiles(r *reading, found site.Clean) []bool {
	clean, left := make([]bool, len(r.made)), found.Entries
	for i := range r.made {
		if p := r.made[i].page; p != nil {
			for len(left) > 0 && left[0].Path < p.entry.Path {
				left = left[1:]
			}
			clean[i] = len(left) > 0 && left[0] == p.entry
		}
	}
	return clean
}

// recalledClean returns what another process found of the entries that are as
// they were.
func (r *reading) recalledClean(names string) site.Clean {
	out := site.Clean{Names: names}
	for i := range r.made {
		if m := &r.made[i]; m.recalled != nil && m.recalled.Clean {
			out.Entries = append(out.Entries, m.page.entry)
		}
	}
	return out
}
