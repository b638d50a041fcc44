package site

import (
	"sync"
	"time"

	"indaba/generator/diag"
	"indaba/generator/locale"
	"indaba/generator/model"
)

// Input is what a site is linked from.
type Input struct {
	Config   *model.Config
	Entries  []*model.Entry // in the order of their paths
	Folders  []model.Category
	Assets   []string // paths below content/, in order
	Today    time.Time
	Everyone bool     // members are published whatever they agreed to: for work on sources
	Seek     []string // names that no text is to hold
	Drafts   bool     // entries marked as drafts are published too
	Before   *Site    // one linked before, or nil: its versions serve again, see [Version]
	Clean    Clean    // what another process found, if there is no Before

	// Words are the messages of each language, for what stands in place of a
	// member who is not published.
	Words []*locale.Localizer

	// Source returns the text of a file by its path below content/, Name what
	// users call it, to say where a text names a member who is not published.
	// Beside returns the files, other than entries, whose texts are published.
	Source func(path string) []byte
	Name   func(path string) string
	Beside func() []string

	lists []string // keys of lists that stay though nothing is left in them
}

// Link makes a site of entries.
func Link(in Input) (*Site, diag.List) {
	kept := protect(in)
	in = kept.in
	l := linker{Site: &Site{Config: in.Config, Languages: in.Config.Languages, Today: in.Today}, before: in.Before}
	l.fallbacks()
	l.collect(in)
	l.promoteWriteUps()
	l.translate()
	l.joinWriteUps()
	l.schedule()
	l.label(in.Folders)
	l.publish(in.Assets)
	l.together((*linker).address, (*linker).sort, (*linker).refer, func(*linker) { kept.mentions() })
	l.searched = kept.searched
	l.settle(kept)
	exposed := func(l *linker) { l.checkExposed(kept) }
	l.together((*linker).age, (*linker).follow, (*linker).tag, (*linker).redirect, (*linker).check, exposed)
	return l.Site, append(kept.diags, l.diags...)
}

// linker holds a site while it is made.
type linker struct {
	*Site
	diags    diag.List
	before   *Site
	symbols  []model.SymbolInfo
	mentions int // how many references there are

	suggested int // how often a similar name was looked for

	clashed map[[2]ID]bool // nodes that were reported to have the same address
}

// together does several parts of the work at once, none of which reads what
// another makes. What they report stands in their order.
func (l *linker) together(parts ...func(*linker)) {
	own := make([]linker, len(parts))
	var work sync.WaitGroup
	for i, part := range parts {
		own[i] = linker{Site: l.Site, before: l.before, symbols: l.symbols, mentions: l.mentions}
		work.Go(func() { part(&own[i]) })
	}
	work.Wait()
	for i := range own {
		l.diags = append(l.diags, own[i].diags...)
	}
}

func (l *linker) report(code diag.Code, e *model.Entry, at diag.Range, message, hint string) {
	l.diags = append(l.diags, diag.New(code, e.File, at, message, hint))
}

// fallbacks turns the languages' fallback codes into indexes.
func (l *linker) fallbacks() {
	index := make(map[string]int8, len(l.Languages))
	for i, lang := range l.Languages {
		index[lang.Code] = int8(i)
	}
	l.fallback = make([][]int8, len(l.Languages))
	for i, lang := range l.Languages {
		for _, code := range lang.Fallback {
			if f, ok := index[code]; ok {
				l.fallback[i] = append(l.fallback[i], f)
			}
		}
	}
}
