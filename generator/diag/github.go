package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// GitHub prints diagnostics as workflow commands of GitHub Actions, which
// become annotations at the lines of a pull request:
//
//	::error file=content/en/a.md,line=3,col=9,endLine=3,endColumn=13,title=link-broken::there is …
//
// GitHub shows the first ten errors and the first ten warnings of a step, so
// the worst come first; [Digest] lists all. What an author wrote can start no
// command and end no property.
func GitHub(w io.Writer, l List) error {
	out := bufio.NewWriter(w)
	for _, d := range l.Worst() {
		fmt.Fprintf(out, "::%s %stitle=%s::%s\n", command(d.Severity), d.properties(), property(string(d.Code)), data(d.inFull()))
	}
	return out.Flush()
}

func command(s Severity) string {
	if s == Note {
		return "notice"
	}
	return s.String()
}

// properties returns where d is, a comma behind each part. GitHub takes columns
// only where a range lies on one line, and its end is the last column in it.
func (d Diagnostic) properties() string {
	if d.File == "" {
		return ""
	}
	out := "file=" + property(d.File) + ","
	r := spanOf(d.Range)
	switch {
	case r.Line == 0:
		return out
	case r.EndLine > r.Line:
		return out + fmt.Sprintf("line=%d,endLine=%d,", r.Line, r.EndLine)
	}
	return out + fmt.Sprintf("line=%d,endLine=%d,col=%d,endColumn=%d,", r.Line, r.Line, r.Column, max(r.Column, r.EndColumn-1))
}

// inFull returns what d says, with its hint and what is related on lines of
// their own.
func (d Diagnostic) inFull() string {
	text := plain(d.Message)
	if d.Hint != "" {
		text += "\n" + plain(d.Hint)
	}
	for _, r := range d.Related {
		text += "\nsee " + place(r.File, r.Range.Start) + ": " + plain(r.Message)
	}
	return text
}

// The escapes of actions/toolkit, packages/core/src/command.ts.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func data(s string) string { return strings.Map(visible, dataEscapes.Replace(s)) }

// property also keeps a log that is looked at in a terminal from commanding it:
// a file may be called anything.
func property(s string) string { return strings.Map(visible, propertyEscapes.Replace(s)) }
