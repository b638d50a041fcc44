package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"indaba/generator/data"
	"indaba/generator/diag"
)

// Budget is how much a page may cost its readers.
type Budget struct{ Limits []Limit }

// Limit is one line of a budget.
type Limit struct {
	Of    string // BudgetPage, BudgetPaint or the name of a kind
	Bytes int    // compressed
	At    diag.Range
}

// What a limit may be of, beside kinds.
const (
	BudgetPage  = "page"  // the first view of any page: HTML, styles and scripts
	BudgetPaint = "paint" // what comes before the main heading is shown: HTML up to it, and styles
)

func (c *Config) decodeBudget(r *data.Reader, v data.Value) {
	for _, p := range r.Map(v, "budget") {
		text, ok := r.Text(p.Value, p.Key)
		if !ok {
			continue
		}
		n, ok := parseBytes(text)
		if !ok {
			r.Report("field-type", p.Value.Range, fmt.Sprintf("`%s` takes a size, not `%s`", p.Key, text), "write it as `40 KB`")
			continue
		}
		c.Budget.Limits = append(c.Budget.Limits, Limit{p.Key, n, p.At})
	}
}

// checkBudget reports limits of kinds that do not exist. Kinds may be declared
// after the budget.
func (c *Config) checkBudget(r *data.Reader) {
	known := []string{BudgetPage, BudgetPaint}
	for _, k := range c.Kinds {
		known = append(known, k.Name)
	}
	c.Budget.Limits = slices.DeleteFunc(c.Budget.Limits, func(l Limit) bool {
		if slices.Contains(known, l.Of) {
			return false
		}
		r.Report("field-unknown", l.At, fmt.Sprintf("`%s` is not known under `budget`", l.Of), diag.Suggest(l.Of, known, "take it out"))
		return true
	})
}

// parseBytes reads a size such as "40 KB": a thousand bytes each, as for
// those who sell data.
func parseBytes(text string) (int, bool) {
	number := strings.TrimSpace(text)
	unit := 1
	if s, ok := strings.CutSuffix(strings.ToUpper(number), "KB"); ok {
		number, unit = strings.TrimSpace(s), 1000
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || n <= 0 || n > 1e6 {
		return 0, false
	}
	return int(n * float64(unit)), true
}
