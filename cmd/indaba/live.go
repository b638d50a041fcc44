package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"indaba/generator"
	"indaba/generator/diag"
	"indaba/generator/preview"
	"indaba/generator/watch"
)

// live is a project that is built again whenever a file changes. Only one
// goroutine at a time works with it.
type live struct {
	console
	project project
	poll    bool
	server  *preview.Server

	opened  *opened
	builder *generator.Builder
	content <-chan []string // reports of changed files
	theme   <-chan []string // the same, of a theme's folder; nil without one
	unwatch context.CancelFunc

	shown  *generator.Build
	diags  diag.List // of shown
	rescan bool      // what was reported is not all that changed
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

// use makes a Builder for the folders that were opened.
func (l *live) use(ctx context.Context, o *opened) {
	o.options.KeepGood, o.options.KeepGoing = true, true
	l.opened, l.builder, l.rescan = o, generator.NewBuilder(o.options), true
	if l.unwatch != nil {
		l.unwatch()
		l.theme, l.unwatch = nil, nil
	}
	if o.theme.folder != nil {
		ctx, l.unwatch = context.WithCancel(ctx)
		var err error
		if l.theme, err = l.watch(ctx, o.theme.folder.dir); err != nil {
			l.say("indaba: changes of the theme will not be seen: %v", err)
		}
	}
}

// watch watches a folder, by polling if the system has no more to give.
func (l *live) watch(ctx context.Context, dir string) (<-chan []string, error) {
	if !l.poll {
		reports, err := watch.Watch(ctx, dir, watch.Options{})
		if err == nil {
			return reports, nil
		}
		l.say("indaba: %v; looking at all files every second instead", err)
	}
	return watch.Watch(ctx, dir, watch.Options{Poll: pollEvery})
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

// follow builds again for every report, until ctx ends or the server fails.
func (l *live) follow(ctx context.Context, served <-chan error) error {
	for {
		select {
		case err := <-served:
			return err
		case changed, ok := <-l.content:
			if !ok {
				return <-served // ctx has ended
			}
			l.again(ctx, changed)
		case _, ok := <-l.theme:
			if !ok {
				l.theme = nil
				continue
			}
			// A Builder remembers the theme it was made with.
			l.use(ctx, l.opened)
			l.again(ctx, nil)
		}
	}
}

// again builds for what changed. Whatever happens, something is being shown:
// the last build, if this one fails.
func (l *live) again(ctx context.Context, changed []string) {
	start, before := l.now(), l.diags
	next, err := l.project.open(ctx, l.console)
	if err == nil {
		if next.same(l.opened) {
			l.opened.diags = next.diags
			next.close()
		} else {
			l.use(ctx, next)
		}
		err = l.build(ctx, changed)
	}
	switch {
	case ctx.Err() != nil:
	case err != nil:
		l.rescan = true
		l.say("indaba: cannot build, the last build is still shown: %v", err)
	default:
		l.tell(before, l.now().Sub(start))
	}
}

func (l *live) build(ctx context.Context, changed []string) error {
	if l.rescan {
		changed = nil
	}
	b, err := l.builder.Build(ctx, changed)
	if err != nil {
		return err
	}
	l.shown, l.rescan = b, false
	l.diags = append(slices.Clone(l.opened.diags), b.Diagnostics...).Sorted()
	l.server.Show(newPreviewed(b, l.diags))
	return nil
}

// tell prints what became of the diagnostics of the build before.
func (l *live) tell(before diag.List, took time.Duration) {
	added, mended := difference(before, l.diags)
	// What cannot be printed is no reason to stop showing.
	_ = l.print(l.err, added, l.shown)
	line := fmt.Sprintf("built in %.1f ms", took.Seconds()*1000)
	if mended > 0 {
		line += fmt.Sprintf(", %d mended", mended)
	}
	if summary := l.diags.Summary(); summary != "" {
		line += "; " + summary
	}
	l.say("%s", line)
}

// difference returns the diagnostics of after that are not in before, and how
// many of before are gone. One that only moved, because lines were added above
// it, is the same.
func difference(before, after diag.List) (added diag.List, gone int) {
	type key struct {
		file, message string
		code          diag.Code
	}
	known := map[key]int{}
	for _, d := range before {
		known[key{d.File, d.Message, d.Code}]++
	}
	for _, d := range after {
		k := key{d.File, d.Message, d.Code}
		if known[k] == 0 {
			added = append(added, d)
			continue
		}
		known[k]--
	}
	return added, len(before) - (len(after) - len(added))
}
