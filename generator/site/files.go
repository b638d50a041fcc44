package site

import (
	"path"
	"slices"
	"strings"

	"indaba/generator/model"
)

// files knows which of the files that are published as they are, are not,
// because of whom they show.
type files struct {
	in     *Input
	hidden map[string]bool
}

func (f *files) none() bool { return len(f.hidden) == 0 }

func (f *files) isHidden(file string) bool { return f.hidden[file] }

// published returns the paths that are published.
func (f *files) published(paths []string) []string {
	if f.none() {
		return paths
	}
	return slices.DeleteFunc(slices.Clone(paths), f.isHidden)
}

// resolve returns the file that an entry names, as [linker.toFile] finds it;
// "" if there is none.
func (f *files) resolve(e *model.Entry, t *model.Target) string {
	if t.Kind != model.ToAsset {
		return ""
	}
	candidates := []string{t.Path, "assets/" + t.Path}
	if lang, rest, ok := strings.Cut(t.Path, "/"); ok && f.in.Config.IsLanguage(lang) {
		for _, l := range f.in.Config.Languages {
			candidates = append(candidates, l.Code+"/"+rest)
		}
	}
	for _, c := range candidates {
		if _, ok := slices.BinarySearch(f.in.Assets, c); ok {
			return c
		}
	}
	return ""
}

// findFiles lists the files that are not published: those that bear the name
// of a member who is withheld; the portrait of one, or of a person who did not
// agree to pictures, unless it is the portrait of others as well; and what the
// texts of such members show and no other does.
func (s *shield) findFiles() {
	s.files = files{&s.in, map[string]bool{}}
	if s.mark(); len(s.marks) == 0 || len(s.in.Assets) == 0 {
		return
	}
	portraits, faces, own, used := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, e := range s.in.Entries {
		m := s.members[e.Symbol]
		if m != nil && !isMember(e) {
			m = nil
		}
		closed := m != nil && (m.fate != published || !m.photo)
		if image := s.files.resolve(e, &e.Image); image != "" {
			switch {
			case closed:
				portraits[image] = true
			case m != nil && s.isPublic(e):
				faces[image] = true
			case s.isPublic(e):
				used[image] = true
			}
		}
		for i := range e.Targets {
			switch file := s.files.resolve(e, &e.Targets[i]); {
			case file == "":
			case closed && (m.fate != published || isPicture(file)):
				own[file] = true
			case s.isPublic(e):
				used[file] = true
			}
		}
	}
	for _, file := range s.in.Assets {
		m := s.bearing(file)
		s.files.hidden[file] = portraits[file] && !faces[file] ||
			m != nil && m.fate != published ||
			(own[file] || m != nil && isPicture(file)) && !used[file] && !faces[file]
	}
	for file, hidden := range s.files.hidden {
		if !hidden {
			delete(s.files.hidden, file)
		}
	}
}

// bearing returns the member whose name a part of a file's path bears, if that
// member is withheld or did not agree to pictures.
func (s *shield) bearing(file string) *member {
	var found *member
	for part := range strings.SplitSeq(strings.TrimSuffix(file, path.Ext(file)), "/") {
		part = dashed(part)
		for start := 0; start < len(part); {
			for end := start; end <= len(part); end++ {
				if end < len(part) && part[end] != '-' {
					continue
				}
				if m := s.marks[part[start:end]]; m != nil && (found == nil || m.fate != published) {
					found = m
				}
			}
			next := strings.IndexByte(part[start:], '-')
			if next < 0 {
				break
			}
			start += next + 1
		}
	}
	return found
}

// mark lists the forms that the names of members whose pictures are not
// published may have in the name of a file.
func (s *shield) mark() {
	s.marks = map[string]*member{}
	for _, m := range s.order {
		if m.fate == published && m.photo || len(m.versions) == 0 {
			continue
		}
		names := []string{s.symbols[s.symbols[m.symbol].Last].Text}
		for _, e := range m.versions {
			names = append(names, e.Title, e.OwnSlug)
		}
		for _, name := range names {
			name = dashed(name)
			if other := s.marks[name]; len(name) > 1 && (other == nil || m.fate != published) {
				s.marks[name] = m
			}
		}
	}
}

// dashed writes a name as words with a hyphen between each two.
func dashed(name string) string {
	if name == "" {
		return ""
	}
	return strings.Trim(strings.NewReplacer("_", "-", ".", "-").Replace(model.Slug(name)), "-")
}
