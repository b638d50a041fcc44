package main

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"indaba/generator"
	"indaba/generator/diag"
)

// print prints what check found in the format that was asked for.
func (k *checking) print(c console, l diag.List, b *generator.Build) error {
	switch k.format.name {
	case "json":
		return diag.JSON(c.out, l)
	case "github":
		below := c.workspace()
		err := diag.GitHub(c.out, below.all(l))
		return errors.Join(err, c.summarise(l, below))
	case "sarif":
		below := c.workspace()
		s := diag.SARIF{Version: version(), Help: explanation, Source: func(file string) []byte { return b.Source(below.cut(file)) }}
		return s.Print(c.out, below.all(l))
	}
	return c.print(c.out, l, b)
}

// workspace is the path from the checkout that GitHub works in to where the
// program runs: GitHub names files from there, diagnostics from here.
type workspace string

func (c console) workspace() workspace {
	top := c.getenv("GITHUB_WORKSPACE")
	if top == "" {
		return ""
	}
	rel, err := filepath.Rel(resolved(top), resolved("."))
	if err != nil || rel == "." || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return ""
	}
	return workspace(filepath.ToSlash(rel) + "/")
}

func (w workspace) file(name string) string {
	if name == "" || w == "" || filepath.IsAbs(name) || strings.HasPrefix(name, "../") {
		return name
	}
	return string(w) + name
}

func (w workspace) cut(name string) string { return strings.TrimPrefix(name, string(w)) }

// all returns diagnostics with files named from the workspace.
func (w workspace) all(l diag.List) diag.List {
	out := make(diag.List, len(l))
	for i, d := range l {
		d.File = w.file(d.File)
		related := make([]diag.Related, len(d.Related))
		for j, r := range d.Related {
			r.File = w.file(r.File)
			related[j] = r
		}
		d.Related = related
		out[i] = d
	}
	return out
}

// mostSummary is how much of the MiB that GitHub allows the summary of a step
// is ours: other commands of the step may write to it, too.
const mostSummary = 900 << 10

// summarise adds all diagnostics to the summary of the job, where there is one.
func (c console) summarise(l diag.List, below workspace) error {
	path := c.getenv("GITHUB_STEP_SUMMARY")
	if path == "" {
		return nil
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(diag.Digest{Link: c.sourceLink, Help: explanation, Most: mostSummary}.Print(f, below.all(l)), f.Close())
}

// sourceLink returns the address of a line in the repository at GitHub.
func (c console) sourceLink(file string, line int) string {
	server, repository, commit := c.getenv("GITHUB_SERVER_URL"), c.getenv("GITHUB_REPOSITORY"), c.getenv("GITHUB_SHA")
	if server == "" || repository == "" || commit == "" {
		return ""
	}
	address := server + "/" + repository + "/blob/" + commit + "/" + (&url.URL{Path: file}).EscapedPath() + "?plain=1"
	if line > 0 {
		address += "#L" + strconv.Itoa(line)
	}
	return address
}
