package review

import (
	"fmt"
	"io"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/locale"
)

// mostSummary is how long a summary may be: GitHub shows one of at most 1 MiB
// for a step, and nothing of one that is longer.
const mostSummary = 1000 << 10

// WriteSummary writes as Markdown, in the language of words, every page that the
// change touches, entries as rows and languages as columns, and every
// diagnostic. It is for the summary of a workflow's job.
func (r *Review) WriteSummary(w io.Writer, words *locale.Localizer, since string) error {
	s := &summary{Review: r, words: words}
	s.add("## " + diag.Inert(words.T("review_title")) + "\n\n")
	s.add(diag.Inert(words.F("review_compared", map[string]string{"Commit": since, "Date": words.Date(r.after.Site.Today, locale.Long)})) + "\n\n")
	if len(r.Pages) == 0 {
		s.add(diag.Inert(words.T("review_nothing")) + "\n\n")
	}
	s.diagnostics("review_introduced", r.Introduced)
	s.table("review_edited", true)
	s.table("review_along", false)
	if len(r.Files) > 0 {
		s.add("### " + diag.Inert(words.T("review_files")) + "\n\n")
		for _, f := range r.Files {
			path, state := describeFile(f)
			s.add("- <code>" + diag.Inert(path) + "</code> – " + diag.Inert(words.T("review_"+string(state))) + "\n")
		}
		s.add("\n")
	}
	s.diagnostics("review_mended", r.Mended)
	s.diagnostics("review_remaining", r.Remaining)
	if s.left > 0 {
		s.b.WriteString(fmt.Sprintf("\n… + %d\n", s.left))
	}
	_, err := io.WriteString(w, s.b.String())
	return err
}

type summary struct {
	*Review
	words *locale.Localizer
	b     strings.Builder
	left  int // lines that did not fit
}

func (s *summary) add(text string) {
	if s.b.Len()+len(text) > mostSummary {
		s.left++
		return
	}
	s.b.WriteString(text)
}

func (s *summary) table(heading string, edited bool) {
	languages := s.after.Site.Languages
	var rows []string
	cells := map[string][]string{}
	titles := map[string]string{}
	for i := range s.Pages {
		p := &s.Pages[i]
		if p.Edited != edited {
			continue
		}
		if cells[p.key] == nil {
			rows = append(rows, p.key)
			cells[p.key] = make([]string, len(languages))
			titles[p.key] = titled(p)
		}
		for l := range languages {
			if languages[l].Code == p.Lang.Code {
				cells[p.key][l] = diag.Inert(s.words.T("review_" + string(p.State)))
			}
		}
	}
	if len(rows) == 0 {
		return
	}
	s.add("### " + diag.Inert(s.words.T(heading)) + "\n\n|  |")
	for _, l := range languages {
		s.add(" " + diag.Inert(l.Name) + " |")
	}
	s.add("\n|---|" + strings.Repeat("---|", len(languages)) + "\n")
	for _, key := range rows {
		s.add("| " + titles[key] + " | " + strings.Join(cells[key], " | ") + " |\n")
	}
	s.add("\n")
}

// titled returns the title of a page in its own direction, and its address.
func titled(p *Page) string {
	address := p.After
	if address == "" {
		address = p.Before
	}
	out := diag.Inert(p.Title)
	if p.In.Dir == "rtl" {
		out = `<span dir="rtl">` + out + "</span>"
	}
	if p.In.Tag != "" {
		out += "<br><sub>" + diag.Inert("/"+address) + "</sub>"
	}
	return out
}

func (s *summary) diagnostics(heading string, list diag.List) {
	if len(list) == 0 {
		return
	}
	s.add(fmt.Sprintf("### %s (%d)\n\n", diag.Inert(s.words.T(heading)), len(list)))
	for _, d := range list {
		line := fmt.Sprintf("- **%s** <code>%s</code> %s", d.Severity, diag.Inert(d.Place()), diag.Rich(d.Message))
		if d.Hint != "" {
			line += "<br>" + diag.Rich(d.Hint)
		}
		s.add(line + "\n")
	}
	s.add("\n")
}
