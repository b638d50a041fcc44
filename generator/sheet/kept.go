package sheet

import (
	"fmt"
	"strings"

	"indaba/generator/diag"
	"indaba/generator/model"
)

// reportKept reports, once a column, the cells that are empty while their page
// says something: it stays, because somebody may have written it there.
func (p *planner) reportKept(rows []row) {
	for i, c := range p.columns {
		if c == nil || c.field == nil {
			continue
		}
		var cells []string
		for _, r := range rows {
			if r.file != nil && says(r.file.front, c.field.Name) && (i >= len(r.cells) || r.cells[i].Text == "") {
				cells = append(cells, Cell{Column: i, Row: r.at.Row}.Name())
			}
		}
		if len(cells) > 0 {
			p.diags = append(p.diags, diag.New("sheet-kept", p.table.File, p.table.Header[i].Range,
				fmt.Sprintf("%s: empty, but the pages have `%s`, which stays", strings.Join(cells, ", "), c.field.Name), "to take it away, delete it in the page"))
		}
	}
}

// says reports whether front matter says something under a field. That nobody
// agreed is what a row without consent was written as.
func says(front model.Record, field string) bool {
	return front.Has(field) && (field != "consent" || front.Object(field).Has("given"))
}
