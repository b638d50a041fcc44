package output

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// near is a disk for one who works on neighbours. To find a file an [os.Root]
// opens every folder on the way; near keeps the one open that many pages lie
// below, each in a folder of its own. Like an os.Root's, that folder stays
// the same wherever it is moved.
type near struct {
	disk
	above string // path of the open folder, with a slash at the end; "": the disk's own
	open  disk
}

func newNear(root disk) *near { return &near{disk: root, open: root} }

// at returns a disk to find a name on, and the name there: that of a file, or
// of a folder and a file in it.
func (n *near) at(name string) (disk, string) {
	if rest, ok := strings.CutPrefix(name, n.above); ok && strings.Count(rest, "/") < 2 {
		return n.open, rest
	}
	n.leave()
	if above := path.Dir(path.Dir(name)); above != "." {
		sub, err := n.disk.Sub(above)
		if err != nil {
			return n.disk, name // which will tell why
		}
		n.above, n.open = above+"/", sub
	}
	return n.open, name[len(n.above):]
}

// leave closes the open folder, but not the disk.
func (n *near) leave() {
	if n.above != "" {
		n.open.Close()
	}
	n.above, n.open = "", n.disk
}

func (n *near) Lstat(name string) (fs.FileInfo, error) {
	d, name := n.at(name)
	return d.Lstat(name)
}

func (n *near) Mkdir(name string, perm fs.FileMode) error {
	d, name := n.at(name)
	return d.Mkdir(name, perm)
}

func (n *near) Open(name string) (io.ReadCloser, error) {
	d, name := n.at(name)
	return d.Open(name)
}

func (n *near) Create(name string) (file, error) {
	d, name := n.at(name)
	return d.Create(name)
}

// worker is one of those who work on files at the same time.
type worker struct {
	*near
	name  string         // distinct
	page  bytes.Buffer   // the file worked on
	block [32 << 10]byte // of the file that it replaces
}

// eachOn calls do like [each], with workers on a disk.
func eachOn(root disk, n, jobs int, do func(w *worker, i int) error) error {
	workers := make([]worker, min(n, jobs))
	for i := range workers {
		workers[i] = worker{near: newNear(root), name: strconv.Itoa(i)}
		defer workers[i].leave()
	}
	return each(n, jobs, func(k, i int) error { return do(&workers[k], i) })
}
