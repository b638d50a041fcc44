package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"indaba/generator"
	"indaba/generator/preview"
)

// pollEvery is how often --poll looks at the files.
const pollEvery = time.Second

// serving is what the flags of serve say.
type serving struct {
	project
	addr   string
	poll   bool
	open   bool
	editor editor
}

func newServe(c console) *cobra.Command {
	s := serving{editor: defaultEditor}
	cmd := &cobra.Command{
		Use:   "serve [FLAGS]",
		Short: "Show the site while it is being written",
		Long: `Show the site in a browser while it is being written: every save is seen at once,
with what is wrong with the page over it. Nothing is written to disk. Ctrl-C ends it.`,
		Example: `  indaba serve --open
  indaba serve --drafts
  indaba serve --addr 0.0.0.0:8080          for others on the network, too`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.run(cmd.Context(), c) },
	}
	s.addFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&s.addr, "addr", "", "listen on `HOST:PORT` (default: the first free port of 127.0.0.1 from 8080)")
	s.addSiteFlags(cmd)
	f.BoolVar(&s.poll, "poll", false, "look at all files every second, where the system does not tell of changes: network drives, containers")
	f.BoolVar(&s.open, "open", false, "open the site in the browser")
	f.Var(&s.editor, "editor", "open files from the browser with the address `TEMPLATE`; \"\": not at all (default: "+string(defaultEditor)+")")
	completeWords(cmd, "editor")
	completeWords(cmd, "addr", "127.0.0.1:8080", "0.0.0.0:8080")
	return cmd
}

// run serves until ctx ends or the user ends it, which is no failure.
func (s *serving) run(ctx context.Context, c console) error {
	ctx, stop := untilInterrupted(ctx)
	defer stop()
	defer spareMemory(c)()
	l := &live{console: c, project: s.project, poll: s.poll, editor: s.editor, dayEvery: dayEvery}
	if err := l.open(ctx); err != nil {
		return err
	}
	listener, err := s.listen()
	if err != nil {
		return err
	}
	l.server = preview.New(hostOf(s.addr, listener))
	served := make(chan error, 1)
	go func() { served <- l.server.Serve(ctx, listener) }()

	if err := l.first(ctx); err != nil {
		if ctx.Err() != nil {
			return <-served
		}
		return err
	}
	s.announce(ctx, c, l.shown, listener)
	return l.follow(ctx, served)
}

// untilInterrupted returns a context that ends with Ctrl-C. A second one ends the
// program itself, which need not wait for anything then.
func untilInterrupted(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// hasPort reports whether the user asked for a port.
func (s *serving) hasPort() bool {
	_, port, err := net.SplitHostPort(s.addr)
	return err == nil && port != ""
}

func (s *serving) listen() (net.Listener, error) {
	if _, port, err := net.SplitHostPort(s.addr); err == nil && port != "" {
		if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
			return nil, failure{wrongUsage, fmt.Errorf("--addr: `%s` is not the number of a port", port), "write a number up to 65535, as in --addr 127.0.0.1:8080"}
		}
	}
	l, err := preview.Listen(s.addr)
	if err != nil {
		return nil, failure{environment, err, "give another address with --addr, or none for the first free port"}
	}
	return l, nil
}

// hostOf returns the address that the server answers to.
func hostOf(addr string, l net.Listener) string {
	if host, _, err := net.SplitHostPort(addr); err == nil && host == "" || addr == "" {
		return l.Addr().String()
	}
	return addr
}

// announce prints where to see what is shown.
func (s *serving) announce(ctx context.Context, c console, b *generator.Build, l net.Listener) {
	if port := preview.Port(l); port != preview.DefaultPort && !s.hasPort() {
		c.say("port %d is taken; this is %d", preview.DefaultPort, port)
	}
	at := "http://" + reachable(l.Addr().String())
	for lang, language := range b.Site.Languages {
		_ = c.tell("%s%s%s  %s", at, b.Base(), b.Site.Root(lang), language.Name)
	}
	c.say("watching %s; Ctrl-C ends", nameOf(s.content))
	if s.open {
		if err := openBrowser(ctx, at+b.Base()); err != nil {
			c.say("indaba: cannot open a browser: %v", err)
		}
	}
}

// reachable returns an address that a browser here can use for one that stands
// for all of this machine's.
func reachable(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("localhost", port)
	}
	return addr
}
