package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Git runs programs that its configuration and the attributes of files name:
// hooks, filters, drivers of differences, pagers, watchers, signature checkers.
// Here none is: only commands are used that read objects as they are stored,
// the user's and the system's configuration are left out, what remains of the
// repository's own is overruled, and nothing is fetched.
var overruled = []string{
	"--no-pager", "--no-replace-objects", "--literal-pathspecs",
	"-c", "core.fsmonitor=false",
	"-c", "core.hooksPath=" + os.DevNull,
	"-c", "core.attributesFile=" + os.DevNull,
	"-c", "core.quotePath=false",
	"-c", "log.showSignature=false",
	"-c", "protocol.allow=never",
}

// command returns git with arguments. The repository is named, not looked for.
func (f *Folder) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append(append([]string{}, overruled...), args...)...)
	cmd.Dir = f.top
	for _, v := range os.Environ() {
		if !strings.HasPrefix(strings.ToUpper(v), "GIT_") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env,
		"GIT_DIR="+f.git, "GIT_WORK_TREE="+f.top,
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_SYSTEM="+os.DevNull, "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_ATTR_NOSYSTEM=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "LC_ALL=C")
	return cmd
}

// run returns what git prints.
func (f *Folder) run(ctx context.Context, args ...string) ([]byte, error) {
	cmd := f.command(ctx, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	return out, explain(ctx, err, args[0], said.String())
}

// explain says what a failure of git means.
func explain(ctx context.Context, err error, command, said string) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return &Error{"the program git is not installed", "install it from https://git-scm.com, then run this again"}
	}
	first, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	return fmt.Errorf("git %s: %w: %s", command, err, first)
}

// asError reports whether err is one that says what to do about it.
func asError(err error, target **Error) bool { return errors.As(err, target) }
