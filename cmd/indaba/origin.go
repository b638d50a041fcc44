package main

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
)

// originOf returns where the program that runs can be fetched from, as URL@REV:
// the origin of the clone of its repository that lies around a folder, and the
// commit it was built from, else that of the clone. Doubt says why it is not
// known, or what may be wrong with it.
func originOf(ctx context.Context, dir string) (generator, doubt string) {
	top := git(ctx, dir, "rev-parse", "--show-toplevel")
	if mod, err := os.ReadFile(filepath.Join(top, "go.mod")); top == "" || err != nil || !bytes.HasPrefix(mod, []byte("module indaba\n")) {
		return "", "this is not a clone of the generator, so it is not known where it comes from"
	}
	address := publicOrigin(git(ctx, top, "remote", "get-url", "origin"))
	if address == "" {
		return "", "the clone of the generator has no origin that others can reach"
	}
	head := git(ctx, top, "rev-parse", "HEAD")
	built, changed := buildRevision()
	if built == "" || git(ctx, top, "cat-file", "-t", built) != "commit" {
		built, changed = head, git(ctx, top, "status", "--porcelain", "--untracked-files=no") != ""
	}
	switch {
	case built == "":
		return "", "the clone of the generator has no commit"
	case changed:
		doubt = "the generator has changes that are not committed; the workflows fetch it without them"
	case git(ctx, top, "branch", "--remotes", "--contains", built) == "":
		doubt = "the commit of the generator is on no branch of its origin that this clone knows of; push it, or the workflows will not find it"
	}
	return address + "@" + built, doubt
}

// buildRevision returns the commit that the program was built from, and whether
// there were changes.
func buildRevision() (revision string, changed bool) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "", false
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			revision = s.Value
		case "vcs.modified":
			changed = s.Value == "true"
		}
	}
	return revision, changed
}

// git returns what git prints, without the end of the line; "" if it fails.
func git(ctx context.Context, dir string, args ...string) string {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

var scpAddress = regexp.MustCompile(`^(?:[\w.-]+@)?([\w.-]+\.[\w-]+):([^/].*)$`)

// publicOrigin returns the address of a repository as anybody can fetch it, by
// https and without names or passwords; "" for one that lies on this machine.
func publicOrigin(remote string) string {
	if parts := scpAddress.FindStringSubmatch(remote); parts != nil && !strings.Contains(remote, "://") {
		return "https://" + parts[1] + "/" + parts[2]
	}
	u, err := url.Parse(remote)
	if err != nil || u.Hostname() == "" || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "ssh" && u.Scheme != "git" {
		return ""
	}
	host := u.Host
	if u.Scheme != "https" && u.Scheme != "http" {
		host = u.Hostname()
	}
	return "https://" + host + u.Path
}

var (
	fetchable = regexp.MustCompile(`^https://[^\s"@]+$`)
	revisions = regexp.MustCompile(`^[\w][\w./-]*$`)
)

// cutRevision splits URL@REV.
func cutRevision(generator string) (address, revision string, ok bool) {
	i := strings.LastIndexByte(generator, '@')
	if i < 0 {
		return "", "", false
	}
	address, revision = generator[:i], generator[i+1:]
	return address, revision, fetchable.MatchString(address) && revisions.MatchString(revision)
}
