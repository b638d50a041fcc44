package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/model"
	"indaba/generator/preview"
	"indaba/generator/watch"
)

// dayEvery is how often to look whether it is another day. A computer may have
// slept in the meantime, so a timer for midnight would not do.
const dayEvery = time.Minute

// live is a project that is built again whenever a file changes. Only one
// goroutine at a time works with it.
type live struct {
	console
	project  project
	poll     bool
	editor   editor
	dayEvery time.Duration
	server   *preview.Server

	opened  *opened
	builder *generator.Builder
	content <-chan []string // reports of changed files
	theme   <-chan []string // the same, of a theme's folder; nil without one
	unwatch context.CancelFunc

	shown  *generator.Build
	diags  diag.List // of shown
	moves  moves
	rescan bool // what was reported is not all that changed
}

// open opens the project and begins to watch. What changes from then on is
// reported, so nothing is missed while the first build reads the files.
func (l *live) open(ctx context.Context) error {
	o, err := l.project.open(ctx, l.console)
	if err != nil {
		return err
	}
	if l.content, err = l.watch(ctx, o.content.dir); err != nil {
		return err
	}
	l.use(ctx, o)
	return nil
}

// use builds from the folders that were opened from now on. What the builder
// remembers of files stays: they may hold the same.
func (l *live) use(ctx context.Context, o *opened) {
	o.options.KeepGood, o.options.KeepGoing = true, true
	if l.builder == nil {
		l.builder = generator.NewBuilder(o.options)
	} else {
		l.builder.Use(o.options)
	}
	if l.opened == nil || !o.theme.folder.same(l.opened.theme.folder) {
		l.watchTheme(ctx, o.theme.folder)
	}
	l.opened, l.rescan = o, true
}

func (l *live) watchTheme(ctx context.Context, own *folder) {
	if l.unwatch != nil {
		l.unwatch()
		l.theme, l.unwatch = nil, nil
	}
	if own == nil {
		return
	}
	ctx, l.unwatch = context.WithCancel(ctx)
	var err error
	if l.theme, err = l.watch(ctx, own.dir); err != nil {
		l.say("indaba: changes of the theme will not be seen: %v", err)
	}
}

// watch watches a folder, by polling if the system has no more to give.
func (l *live) watch(ctx context.Context, dir string) (<-chan []string, error) {
	if !l.poll {
		reports, err := watch.Watch(ctx, dir, watch.Options{Trouble: l.sayPolling})
		if err == nil {
			return reports, nil
		}
		l.sayPolling(err)
	}
	return watch.Watch(ctx, dir, watch.Options{Poll: pollEvery})
}

func (l *live) sayPolling(err error) {
	l.say("indaba: the system tells of no more changes (%v); looking at all files every second instead", err)
}

// first builds and shows the site for the first time.
func (l *live) first(ctx context.Context) error {
	if err := l.build(ctx, nil); err != nil {
		return err
	}
	if err := l.print(l.err, l.diags, l.shown); err != nil {
		return err
	}
	if summary := l.diags.Summary(); summary != "" {
		l.say("%s", summary)
	}
	return nil
}

// follow builds again for every report, until ctx ends or the server fails. A
// build that has begun is finished; what changed meanwhile is one more.
func (l *live) follow(ctx context.Context, served <-chan error) error {
	day := time.NewTicker(l.dayEvery)
	defer day.Stop()
	for {
		select {
		case err := <-served:
			return err
		case changed, ok := <-l.content:
			if !ok {
				return <-served // ctx has ended
			}
			l.again(ctx, changed, changed)
		case changed, ok := <-l.theme:
			if !ok {
				l.theme = nil
				continue
			}
			l.builder.ThemeChanged()
			l.again(ctx, []string{}, changed)
		case <-day.C:
			if today, err := l.project.today.orToday(l.console); err == nil && !sameDay(today, l.opened.options.Today) {
				l.again(ctx, []string{}, []string{"another day"})
			}
		}
	}
}

// again builds for what changed below content/; because is what to tell the
// user. Whatever happens, something is being shown: the last build, if this
// one fails.
func (l *live) again(ctx context.Context, changed, because []string) {
	start, before := l.now(), l.diags
	err := l.reopen(ctx, changed)
	if err == nil {
		err = l.build(ctx, changed)
	}
	switch {
	case ctx.Err() != nil:
	case err != nil:
		l.rescan = true
		l.say("indaba: cannot build, the last build is still shown: %v", err)
	default:
		l.tell(before, because, l.now().Sub(start))
	}
}

// reopen opens the project anew where that may lead to other folders.
func (l *live) reopen(ctx context.Context, changed []string) error {
	today, err := l.project.today.orToday(l.console)
	if err != nil {
		return err
	}
	if changed != nil && !slices.Contains(changed, model.ConfigFile) && l.opened.stands(today) {
		return nil
	}
	next, err := l.project.open(ctx, l.console)
	if err != nil {
		return err
	}
	switch {
	case next.same(l.opened):
		l.opened.diags = next.diags
		next.close()
	case next.theme.unsure && next.content.same(l.opened.content):
		next.close() // the theme stays as all else that site.yaml says
	default:
		l.use(ctx, next)
	}
	return nil
}

func (l *live) build(ctx context.Context, changed []string) error {
	if l.rescan {
		changed = nil
	}
	b, err := l.builder.Build(ctx, changed)
	if err != nil {
		return err
	}
	was := l.shown
	l.moves = l.moves.after(was, b)
	l.shown, l.rescan = b, false
	l.diags = append(slices.Clone(l.opened.diags), b.Diagnostics...).Sorted()
	l.server.Show(newPreviewed(l, was))
	return nil
}

// mostMended is how many mistakes that are mended are named.
const mostMended = 5

// tell prints a line on a build and what became of the diagnostics before it.
func (l *live) tell(before diag.List, because []string, took time.Duration) {
	added, mended := difference(before, l.diags)
	// What cannot be printed is no reason to stop showing.
	_ = l.print(l.err, added, l.shown)
	for i, d := range mended {
		if i == mostMended {
			l.say("mended: %d more", len(mended)-i)
			break
		}
		l.say("mended: %s: %s [%s]", d.File, d.Message, d.Code)
	}
	line := fmt.Sprintf("built in %.1f ms", took.Seconds()*1000)
	switch {
	case len(because) == 0:
		line += ": all files"
	case len(because) == 1:
		line += ": " + because[0]
	default:
		line += fmt.Sprintf(": %s and %d more", because[0], len(because)-1)
	}
	if summary := l.diags.Summary(); summary != "" {
		line += "; " + summary
	}
	l.say("%s", line)
}

// difference returns the diagnostics of after that are not in before, and those
// of before that are not in after. One that only moved, because lines were
// added above it, is the same.
func difference(before, after diag.List) (added, gone diag.List) {
	return without(after, before), without(before, after)
}

func without(l, other diag.List) diag.List {
	type key struct {
		file, message string
		code          diag.Code
	}
	known := map[key]int{}
	for _, d := range other {
		known[key{d.File, d.Message, d.Code}]++
	}
	var out diag.List
	for _, d := range l {
		k := key{d.File, d.Message, d.Code}
		if known[k] == 0 {
			out = append(out, d)
			continue
		}
		known[k]--
	}
	return out
}
