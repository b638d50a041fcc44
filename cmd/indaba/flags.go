package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// addFlags adds the flags of every command that reads content.
func (p *project) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false // as the contract lists them
	f.StringVar(&p.content, "content", "content", "read what authors wrote from `DIR`")
	f.StringVar(&p.theme, "theme", "", "look like the theme `NAME|DIR`, which comes with indaba or is a folder (default: as site.yaml says)")
	f.Var(&p.today, "date", "build as on the day `YYYY-MM-DD` (default: SOURCE_DATE_EPOCH, else today)")
	completeFolder(cmd, "content", "theme")
	completeWords(cmd, "date")
}

// addSiteFlags adds the flags of commands that show the site to someone.
func (p *project) addSiteFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.baseURL, "base-url", "", "build for the address `URL`, which may carry a path (default: as site.yaml says)")
	cmd.Flags().BoolVar(&p.drafts, "drafts", false, "publish drafts, too")
	completeWords(cmd, "base-url")
}

// addFormat adds --format. Every command prints text and JSON; more are the
// formats that one prints beside these.
func addFormat(cmd *cobra.Command, f *format, what string, more ...string) {
	*f = format{"text", append([]string{"text", "json"}, more...)}
	cmd.Flags().Var(f, "format", what+" `"+strings.Join(f.of, "|")+"`")
	completeWords(cmd, "format", f.of...)
}

// completeFolder and completeWords tell a shell what may follow flags. The
// error they leave aside says that there is no such flag, which a test finds.
func completeFolder(cmd *cobra.Command, flags ...string) {
	for _, name := range flags {
		_ = cmd.MarkFlagDirname(name)
	}
}

func completeWords(cmd *cobra.Command, flag string, words ...string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// day is the value of --date.
type day struct{ time.Time }

func (d *day) Type() string { return "" }

func (d *day) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Format(time.DateOnly)
}

func (d *day) Set(text string) (err error) {
	if d.Time, err = time.Parse(time.DateOnly, text); err != nil {
		return errors.New("not a day such as 2026-03-01")
	}
	return nil
}

// orToday returns the day that was given, else that of SOURCE_DATE_EPOCH, with
// which people make builds that can be repeated, else that of the clock.
func (d *day) orToday(c console) (time.Time, error) {
	if !d.IsZero() {
		return d.Time, nil
	}
	epoch := c.getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return c.now(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, failure{environment, fmt.Errorf("SOURCE_DATE_EPOCH is `%s`, not a number of seconds", epoch), "unset it, or set it to the output of `date +%s`"}
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// format is the value of --format.
type format struct {
	name string
	of   []string // those that the command knows
}

func (f *format) Type() string   { return "" }
func (f *format) String() string { return f.name }

func (f *format) Set(text string) error {
	if !slices.Contains(f.of, text) {
		return errors.New("it is one of " + strings.Join(f.of, ", "))
	}
	f.name = text
	return nil
}

// jobs is the value of --jobs.
type jobs int

func (j *jobs) Type() string   { return "" }
func (j *jobs) String() string { return strconv.Itoa(int(*j)) }

func (j *jobs) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return errors.New("not a number from 1")
	}
	*j = jobs(n)
	return nil
}
