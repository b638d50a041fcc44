package main

import (
	"os"
	"runtime"
	"strings"
	"testing"
	"unicode"
)

// TestNothingCommandsTheTerminal: whatever files are called and say, what a
// command prints of them is text. A title could else clear the screen, or hide
// the warning that stands above it.
func TestNothingCommandsTheTerminal(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("its disks hold no such names")
	}
	const evil = "\x1b[2J\x1b]0;x\x07\u202e\u009b31m\r"
	inFolder(t, map[string]string{
		"content/site.yaml":                       "languages: [en, {code: fr, name: \"F\\e[2J\\a\"}]\n",
		"content/en/index.md":                     "# Home\n",
		"content/en/playbooks/walk.md":            "# Walk " + evil + "\n\nText.\n\n## One " + evil + "\n\nFirst.\n",
		"content/en/playbooks/b\x1b[2Ja\u202e.md": "# Name\n\n[x](nowhere" + evil + ")\n",
		"content/en/members/ama.md":               "---\ntitle: \"Ama \\e[2J\\a\\u202e\"\ntype: person\nconsent: 2026-01-01\n---\nText.\n",
		"content/en/pages/p\x1b[2J.md":            "# Page\n\n[Ama](../members/ama.md) is Ama " + evil + "\n",
		"people.csv":                              "Name,E\x1b[2J,Place\nKofi \x1b[2J,x,Accra\nAma \x1b[2J,x,\x1b[2J\n",
	})
	said := 0
	try := func(args ...string) {
		t.Helper()
		_, out, errs := invoke(t, args...)
		said += len(out) + len(errs)
		for _, r := range out + errs {
			if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\u202e' {
				t.Errorf("%q prints %q in\n%q", args, r, out+errs)
				return
			}
		}
	}
	try("check")
	try("check", "--format", "github")
	try("build", "--keep-going")
	try("translate", "fr", "playbooks/walk")
	walk, err := os.ReadFile("content/en/playbooks/walk.md")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("content/en/playbooks/walk.md", []byte(strings.Replace(string(walk), "First", "Second "+evil, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	try("status")
	if _, out, _ := invoke(t, "status"); !strings.Contains(out, "changed: One") {
		t.Errorf("no section has changed, so that nothing is shown: %q", out)
	}
	try("translate", "fr", "playbooks/walk", "--stamp")
	try("new", "playbooks", "a\x1b[2J")
	try("import", "members", "people.csv")
	try("withdraw", "ama")
	try("withdraw", "nobody"+evil)
	try("status" + evil)
	try("check", "--content", "nowhere"+evil)
	if said < 2000 {
		t.Errorf("only %d letters were printed", said)
	}
}
