package theme

import "strings"

// squeeze takes comments and indentation out of a stylesheet. It leaves
// strings as they are and joins no two words, so it cannot change a meaning.
func squeeze(css string) string {
	var out strings.Builder
	for len(css) > 0 {
		switch c := css[0]; {
		case strings.HasPrefix(css, "/*"):
			_, css, _ = strings.Cut(css[2:], "*/")
		case c == '"' || c == '\'':
			n := quoted(css)
			out.WriteString(css[:n])
			css = css[n:]
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			rest := strings.TrimLeft(css, " \n\t\r")
			if needed(out.String(), rest) {
				out.WriteByte(' ')
			}
			css = rest
		default:
			out.WriteByte(c)
			css = css[1:]
		}
	}
	return out.String()
}

// Bare takes indentation and the lines that are nothing but a comment
// out of a script. A script with a text that runs over several lines stays as
// it is, because there both may mean something.
func Bare(script string) string {
	var out strings.Builder
	for line := range strings.Lines(script) {
		line = strings.TrimLeft(line, " \t")
		if end := strings.TrimRight(line, "\r\n"); strings.HasSuffix(end, "\\") || strings.Count(end, "`")%2 == 1 {
			return script
		}
		if !strings.HasPrefix(line, "//") && strings.TrimSpace(line) != "" {
			out.WriteString(line)
		}
	}
	return out.String()
}

// needed reports whether a space between two pieces of CSS may mean something.
func needed(before, after string) bool {
	return before != "" && after != "" &&
		!strings.ContainsRune("{}:;,", rune(before[len(before)-1])) && !strings.ContainsRune("{};,", rune(after[0]))
}

// quoted returns the length of the string that css begins with.
func quoted(css string) int {
	for i := 1; i < len(css); i++ {
		switch css[i] {
		case '\\':
			i++
		case css[0]:
			return i + 1
		}
	}
	return len(css)
}
