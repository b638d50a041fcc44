package theme

import (
	"fmt"
	"maps"
	"slices"
	"text/template/parse"

	"indaba/generator/diag"
)

// checkMessages reports ids of messages that do not exist. Ids that are not
// written out in the layout, as in {{t .Kind}}, cannot be checked.
func (l *loader) checkMessages(has func(id string) bool) {
	for _, p := range l.templates() {
		c := l.chosen(p)
		if c == nil {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(c.trees)) {
			walk(c.trees[name].Root, func(n parse.Node) {
				if id := message(n); id != nil && !has(id.Text) {
					l.found = append(l.found, diag.New("theme-message", l.name(p), c.position(int(id.Pos)),
						fmt.Sprintf("there is no message `%s`", id.Text),
						"add it to content/i18n/<language>.yaml, or use an id of i18n/en.yaml"))
				}
			})
		}
	}
}

// message returns the id that the command n asks for, or nil.
func message(n parse.Node) *parse.StringNode {
	c, ok := n.(*parse.CommandNode)
	if !ok || len(c.Args) != 2 {
		return nil
	}
	if f, ok := c.Args[0].(*parse.IdentifierNode); !ok || f.Ident != "t" {
		return nil
	}
	id, _ := c.Args[1].(*parse.StringNode)
	return id
}
