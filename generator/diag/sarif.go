package diag

import (
	"io"
	"net/url"
	"strings"
	"unicode/utf16"
)

// SARIF prints diagnostics in the Static Analysis Results Interchange Format
// 2.1.0 (OASIS Standard), one run with one result each. A diagnostic of no file
// is a notification of the run: results without a place are refused by GitHub.
type SARIF struct {
	Version string                   // of the program
	Source  func(file string) []byte // the text of a file, nil if there is none
	Help    func(Code) string        // what there is to say of a code, in Markdown; "" if nothing
}

// Print prints the diagnostics of l in their order.
func (s SARIF) Print(w io.Writer, l List) error {
	p := sarifPrinter{SARIF: s, rules: map[Code]int{}}
	run := sarifRun{ColumnKind: "utf16CodeUnits", Results: []sarifResult{}}
	run.Tool.Driver.Rules = []sarifRule{}
	invocation := sarifInvocation{Successful: true}
	for _, d := range l {
		i := p.rule(&run, d.Code)
		if d.File == "" {
			n := sarifNotification{Message: sarifText{d.inFull()}, Level: d.Severity.String()}
			n.AssociatedRule.ID, n.AssociatedRule.Index = d.Code, i
			invocation.Notifications = append(invocation.Notifications, n)
			continue
		}
		run.Results = append(run.Results, p.result(d, i))
	}
	run.Invocations = []sarifInvocation{invocation}
	run.Tool.Driver.Name, run.Tool.Driver.Version = "indaba", s.Version
	return WriteJSON(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

// sarifPrinter is a [SARIF] at work.
type sarifPrinter struct {
	SARIF
	rules map[Code]int // their indexes in the run
	file  string       // whose text is in text
	text  []byte
}

// rule returns the index of a code's rule in the run.
func (p *sarifPrinter) rule(run *sarifRun, c Code) int {
	i, known := p.rules[c]
	if known {
		return i
	}
	rule := sarifRule{ID: c, Short: sarifText{Codes[c].Summary}}
	rule.Configuration.Level = Codes[c].Severity.String()
	if p.Help != nil {
		if text := p.Help(c); text != "" {
			rule.Help = &sarifHelp{Text: text, Markdown: text}
		}
	}
	i = len(p.rules)
	p.rules[c], run.Tool.Driver.Rules = i, append(run.Tool.Driver.Rules, rule)
	return i
}

func (p *sarifPrinter) result(d Diagnostic, rule int) sarifResult {
	text := linkless(d.Message)
	if d.Hint != "" {
		text += "\n" + linkless(d.Hint)
	}
	out := sarifResult{
		RuleID: d.Code, RuleIndex: rule, Level: d.Severity.String(), Message: sarifText{text},
		Locations: []sarifLocation{{Physical: p.place(d.File, d.Range)}},
	}
	for i, r := range d.Related {
		out.Related = append(out.Related, sarifLocation{ID: i + 1, Physical: p.place(r.File, r.Range), Message: &sarifText{linkless(r.Message)}})
	}
	return out
}

// linkless returns a text in which no reader of SARIF finds a link, as it would in
// `[text](address)` (section 3.11.6). A sign that is not seen parts the two.
func linkless(s string) string { return strings.ReplaceAll(plain(s), "](", "]\u200b(") }

func (p *sarifPrinter) place(file string, r Range) sarifPlace {
	out := sarifPlace{}
	out.Artifact.URI, out.Artifact.Base = (&url.URL{Path: file}).String(), "%SRCROOT%"
	if r.Start.Line < 1 {
		// GitHub wants a line even where a file is meant as a whole.
		out.Region.StartLine = 1
		return out
	}
	out.Region.StartLine, out.Region.StartColumn = r.Start.Line, p.column(file, r.Start)
	if r.End.Line > 0 && r.End != r.Start {
		out.Region.EndLine, out.Region.EndColumn = r.End.Line, p.column(file, r.End)
	}
	return out
}

// column returns a column in UTF-16 code units, in which SARIF's readers count;
// 0, none, where the line is not known.
func (p *sarifPrinter) column(file string, at Position) int {
	if p.file != file || p.text == nil {
		p.file, p.text = file, nil
		if p.Source != nil {
			p.text = p.Source(file)
		}
	}
	if p.text == nil {
		return 0
	}
	n, left := 1, at.Column-1
	for _, r := range Line(p.text, at.Line) {
		if left--; left < 0 {
			return n
		}
		n += max(1, utf16.RuneLen(r))
	}
	return n + max(0, left)
}

// The parts of SARIF that are used, section 3 of the standard.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver struct {
				Name    string      `json:"name"`
				Version string      `json:"version,omitempty"`
				Rules   []sarifRule `json:"rules"`
			} `json:"driver"`
		} `json:"tool"`
		ColumnKind  string            `json:"columnKind"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifRule struct {
		ID            Code       `json:"id"`
		Short         sarifText  `json:"shortDescription"`
		Help          *sarifHelp `json:"help,omitempty"`
		Configuration struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolConfigurationNotifications,omitempty"`
	}
	sarifNotification struct {
		AssociatedRule struct {
			ID    Code `json:"id"`
			Index int  `json:"index"`
		} `json:"associatedRule"`
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifResult struct {
		RuleID    Code            `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		ID       int        `json:"id,omitempty"`
		Physical sarifPlace `json:"physicalLocation"`
		Message  *sarifText `json:"message,omitempty"`
	}
	sarifPlace struct {
		Artifact struct {
			URI  string `json:"uri"`
			Base string `json:"uriBaseId"`
		} `json:"artifactLocation"`
		Region struct {
			StartLine   int `json:"startLine"`
			StartColumn int `json:"startColumn,omitempty"`
			EndLine     int `json:"endLine,omitempty"`
			EndColumn   int `json:"endColumn,omitempty"`
		} `json:"region"`
	}
)
