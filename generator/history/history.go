// Package history reads what git knows of a folder: how it stood at a commit,
// what changed since, and the older texts of a file. It reads and never
// writes, and nothing that a repository holds can make it run a program; see
// command.go.
package history

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Error is why git cannot tell, and what to do about it.
type Error struct{ What, Hint string }

func (e *Error) Error() string { return e.What }

// Folder is a folder in the work tree of a repository.
type Folder struct {
	git    string // the repository's own folder, or the file that names it
	top    string // of the work tree
	prefix string // of the folder's paths below top, "" or with a slash at its end
}

// Open finds the repository that the folder dir belongs to. It looks for .git
// itself, which no commit can hold: git would also take a folder that a
// stranger laid out like a repository for one.
func Open(dir string) (*Folder, error) {
	real, err := filepath.Abs(dir)
	if err == nil {
		real, err = filepath.EvalSymlinks(real)
	}
	if err != nil {
		return nil, err
	}
	for top := real; ; top = filepath.Dir(top) {
		if _, err := os.Lstat(filepath.Join(top, ".git")); err == nil {
			f := &Folder{git: filepath.Join(top, ".git"), top: top}
			if below, err := filepath.Rel(top, real); err == nil && below != "." {
				f.prefix = filepath.ToSlash(below) + "/"
			}
			return f, nil
		}
		if top == filepath.Dir(top) {
			return nil, &Error{fmt.Sprintf("the folder `%s` is in no git repository", filepath.ToSlash(dir)),
				"run this in a clone of the repository; a downloaded copy of the files has no history"}
		}
	}
}

// Since returns the folder as it stood where the work on it left the revision:
// the newest commit that both the revision, in any of git's notations, and the
// one checked out come from. The caller closes it.
func (f *Folder) Since(ctx context.Context, revision string) (*Revision, error) {
	commit, err := f.commit(ctx, revision)
	if err != nil {
		return nil, err
	}
	if base, err := f.run(ctx, "merge-base", commit, "HEAD"); err == nil {
		commit = strings.TrimSpace(string(base))
	} else if f.isShallow(ctx) {
		return nil, &Error{fmt.Sprintf("git cannot tell where the work left `%s`: this clone has the newest commits only", revision), deepen}
	}
	return f.at(ctx, commit)
}

const deepen = "fetch the others with `git fetch --unshallow`; in a workflow, give actions/checkout `fetch-depth: 0`"

func (f *Folder) commit(ctx context.Context, revision string) (string, error) {
	unknown := &Error{fmt.Sprintf("git knows no commit `%s` here", revision), "name a branch, a tag or a commit, such as origin/main"}
	if revision == "" || strings.HasPrefix(revision, "-") { // which git would take for an option
		return "", unknown
	}
	out, err := f.run(ctx, "rev-parse", "--verify", "--quiet", revision+"^{commit}")
	if missing := (*Error)(nil); err != nil && !asError(err, &missing) {
		if f.isShallow(ctx) {
			unknown.Hint = "this clone has the newest commits only: " + deepen
		}
		return "", unknown
	}
	return strings.TrimSpace(string(out)), err
}

// isShallow reports whether older commits were left out when the repository was
// cloned.
func (f *Folder) isShallow(ctx context.Context) bool {
	out, err := f.run(ctx, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}
