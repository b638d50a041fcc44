package locale

import "time"

// Year writes the year of t in the language's digits, without separators.
func (l *Localizer) Year(t time.Time) string { return l.formats.figures(t.Year(), 1) }
