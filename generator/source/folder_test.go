package source

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// shelves is a file system whose folders can be opened for all files in them.
type shelves struct {
	fstest.MapFS
	log *log
}

type log struct {
	sync.Mutex
	lines []string
}

func (l *log) add(line string) {
	l.Lock()
	l.lines = append(l.lines, line)
	l.Unlock()
}

func (s shelves) Sub(dir string) (fs.FS, error) {
	if dir == "closed" {
		return nil, fs.ErrPermission
	}
	s.log.add("open " + dir)
	below, err := s.MapFS.Sub(dir)
	return shelf{below, dir, s.log}, err
}

type shelf struct {
	fs.FS
	dir string
	log *log
}

func (s shelf) Close() error {
	s.log.add("close " + s.dir)
	return nil
}

func TestFoldersAreOpenedOnce(t *testing.T) {
	fsys := files("a.md", "a", "b/c.md", "c", "b/c/d.md", "d", "b/e.md", "e", "closed/f.md", "f", "z.md", "z")
	fsys["b/g.md"] = &fstest.MapFile{Data: []byte("a.md"), Mode: fs.ModeSymlink}
	fsys["b/h.md"] = &fstest.MapFile{Data: []byte("../z.md"), Mode: fs.ModeSymlink}
	log := &log{}
	tree := load(t, shelves{MapFS: fsys, log: log}, nil, nil)
	if got, want := list(tree), "a.md=a b/c.md=c b/c/d.md=d b/e.md=e b/g.md! b/h.md=z closed/f.md! z.md=z"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	slices.Sort(log.lines)
	if got, want := strings.Join(log.lines, ", "), "close b, close b/c, open b, open b/c"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLargeFolder(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 3*mostAtOnce + 1 {
		set(fmt.Sprintf("a/%03d.md", i), fmt.Sprint(i))(fsys)
	}
	log := &log{}
	tree := load(t, shelves{MapFS: fsys, log: log}, nil, nil)
	if got, want := list(tree), list(load(t, fsys, nil, nil)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(log.lines) != 2*4 {
		t.Errorf("%q", log.lines)
	}
}
