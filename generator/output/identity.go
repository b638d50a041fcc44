package output

import (
	"io/fs"
	"os"
	"time"
)

// Two different paths may name one file: A.html and a.html where the file
// system folds case, é in one code point or two where it folds Unicode forms.
// A page renamed that way must be neither taken for another's file nor
// removed under its old name.

// mayAlias reports whether another path than p may name the same file.
// Elsewhere the costly question who is who need not be asked.
func (f *folder) mayAlias(p string) bool {
	if f.folds {
		return true
	}
	for i := range len(p) {
		if p[i] >= 0x80 {
			return true
		}
	}
	return false
}

// identities knows the files at paths by what they are, not by name.
type identities struct {
	root  disk
	paths []string
	files map[stamp][]fs.FileInfo // filled when first asked
}

// stamp is equal for equal files and seldom for others.
type stamp struct {
	size int64
	time time.Time
}

func stampOf(i fs.FileInfo) stamp { return stamp{i.Size(), i.ModTime()} }

// has reports whether the file is one of those at the paths.
func (s *identities) has(file fs.FileInfo) bool {
	if s.files == nil {
		s.files = make(map[stamp][]fs.FileInfo, len(s.paths))
		for _, p := range s.paths {
			if info, err := s.root.Lstat(p); err == nil {
				s.files[stampOf(info)] = append(s.files[stampOf(info)], info)
			}
		}
	}
	for _, info := range s.files[stampOf(file)] {
		if os.SameFile(info, file) {
			return true
		}
	}
	return false
}
