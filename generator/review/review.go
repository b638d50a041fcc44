// Package review compares a site as it was with the site as it is after a
// change, for the people who decide whether the change is good: which pages it
// touches, in every language, and what reads differently on them.
//
// What is compared are two builds, not two versions of files. So a reviewer
// sees what readers would see, also on pages that nobody edited. What stands
// around every page, its menus, head and footer, is left out.
package review

import (
	"indaba/generator/diag"
	"indaba/generator/history"
	"indaba/generator/locale"
	"indaba/generator/site"
)

// Side is a site before or after the change.
type Side struct {
	Site        *site.Site
	Pages       Pages
	Diagnostics diag.List
}

// Pages are the files of a site.
type Pages interface {
	Paths() []string
	Render(path string) ([]byte, error)
	Lasting(path string) bool // the path names all that the file depends on
	Base() string             // the path that the site lies at
}

// Review is what a change does to a site.
type Review struct {
	// Pages that the change touches: first those whose own files it edits, then
	// others; each by the key of the entry, then in the order of languages.
	Pages []Page
	// Files that were changed and are no page's own, by path below content/.
	Files []history.Change
	// Introduced are the diagnostics that were not there before, Mended those
	// that are gone, Remaining the others.
	Introduced, Mended, Remaining diag.List

	*comparison
}

// State says what became of a page.
type State string

// The states of pages.
const (
	Added   State = "added"
	Removed State = "removed"
	Moved   State = "moved"
	Changed State = "changed"
)

// Page is a page that a change touches.
type Page struct {
	State  State
	Edited bool            // the file it is made of was edited
	Lang   locale.Language // of the readers
	Title  string
	In     locale.Language // of the title
	Before string          // address below the site's base; "" of a new page
	After  string          // "" of one that was taken away
	File   string          // it is made of, as users type it; "" if of many

	Diagnostics diag.List // of that file

	key     string // of the entry; its file, of other pages
	was, is string // its file on both sides
}
