// Package search makes the index that readers search a language's pages with:
// plain files that any host serves, of which a query fetches a few.
//
//	meta.json   what there is: kinds, the first word of each shard of words,
//	            and a check of every file
//	w0.txt …    the words: each with the pages it stands in, or with the stem
//	            that has them; sorted, about 12 KB a file
//	p0.json …   the pages, eight a file: address, title, what introduces
//	            them, their headings
//
// The client (assets/search.js of the theme) fetches meta.json, one or two
// shards for each word of a query, and the shards of the pages it shows. It has
// no stemmer: the forms of words that occur are in the dictionary with their
// stems. What it must do exactly as this package does is to fold a text and to
// part it into words; testdata/vectors.json holds both to that. How much a word
// says about a page (BM25F) is worked out here, and written as one digit.
//
// The text of a page is read from its HTML as readers get it, links filled in.
// So nothing is found that is not shown, such as the name of somebody who left.
// Words are counted when the index of a language is asked for, which takes some
// 0.1 ms a page of 600 words, and what was counted may be kept ([Counts], some
// 1.3 KB a page). The next index then counts only pages that say something else
// ([Page.Counted]) and takes a fifth of the time: what is left is to score,
// which depends on all pages, and to write.
//
// An index is made in this order:
//
//	keep        what is left of the counts before           kept.go
//	count       the other pages, each by itself             count.go lexicon.go
//	gather      what was found, by words, sorted            gather.go order.go
//	merge       both; each word is scored, and coded        merge*.go score.go cursor.go
//	dictionary  stems and forms, one list                   dictionary.go
//	cutWords    the files                                   shard.go
package search

import (
	"runtime"
	"sync"
)

// Page is a page to be found, in the language of the index.
type Page struct {
	Title    string
	Lead     string    // what introduces it
	Also     []string  // what else it is called, in any language
	Facts    []string  // what is said of it beside its text, such as a person's role
	Headings []Heading // in the order of HTML
	Kind     int       // pages must come in the order of their kinds
	Record   Record    // what a result shows
	// Counted is one more than the number of a page in the counts before that
	// had the same title, lead, other names, facts, headings and HTML; zero: the
	// page is to be counted. It is counted, too, if there is no such number, or
	// a page before it has the same.
	Counted int
	// HTML appends the page's text as HTML to dst. It is called once, from any
	// goroutine, if the page is counted; nil: there is none.
	HTML func(dst []byte) []byte
}

// Heading is a heading in the HTML of a [Page].
type Heading struct{ ID, Text string }

// Record is what a result shows, beside title, lead and headings. It is
// published as it is.
type Record struct {
	URL     string `json:"u"`           // for an href, relative to the language's home
	Note    string `json:"n,omitempty"` // the kind of page in words, and where
	Mark    string `json:"m,omitempty"` // its ornament: SVG that no author wrote
	Day     string `json:"d,omitempty"` // of an event
	Month   string `json:"o,omitempty"`
	Past    bool   `json:"e,omitempty"`
	Written string `json:"w,omitempty"` // the other languages it is written in, by their numbers in base 36
}

// Index is the index of one language.
type Index struct {
	Meta   []byte
	Words  [][]byte
	Pages  [][]byte
	Counts *Counts // what was counted of the pages
}

// PerShard is how many pages one file of [Index.Pages] describes.
const PerShard = 8

// PageShards returns how many files describe n pages.
func PageShards(n int) int { return (n + PerShard - 1) / PerShard }

// WordShards returns how many files hold the words of pages whose HTML has
// size bytes. It is known before a word is read, so that the paths of a site
// are.
func WordShards(size int) int {
	const perShard = 100_000 // bytes of HTML, which leave about 12 KB of index
	return max(1, size/perShard)
}

// Build makes the index of pages written in a language (BCP 47), whose kinds
// have these names, with so many shards of words. Pages that are as they were
// when before was made are not counted again; before may be nil, and changes
// nothing but the time it takes.
func Build(lang string, kinds []string, pages []Page, shards int, before *Counts) *Index {
	return build(lang, kinds, pages, shards, before, blocksOf)
}

// build counts pages in as many blocks as blocks says for so many. The result
// does not depend on it.
func build(lang string, kinds []string, pages []Page, shards int, before *Counts, blocks func(pages int) int) *Index {
	sizes := make([]int, len(pages))
	left, todo := before.keep(pages, sizes)
	all := merge(left, count(lang, pages, todo, sizes, blocks(len(todo))), sizes)
	files, firsts := cutWords(all.dictionary(), shards)
	described := describe(pages)
	return &Index{
		Meta: metaOf(kinds, pages, files, firsts, described), Words: files, Pages: described,
		Counts: all.counts,
	}
}

// each calls do for 0 to n-1, several at once.
func each(n int, do func(i int)) {
	todo := make(chan int, n)
	for i := range n {
		todo <- i
	}
	close(todo)
	var work sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		work.Go(func() {
			for i := range todo {
				do(i)
			}
		})
	}
	work.Wait()
}
