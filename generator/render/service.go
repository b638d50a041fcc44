package render

import (
	"fmt"

	"indaba/generator/site"
)

// service renders a page that the site makes of everything in it. Its title is
// the message "service." and its name, unless an entry writes another.
func (r *Renderer) service(id site.ID, _ int) ([]byte, error) {
	return nil, fmt.Errorf("there is no layout for %s", r.site.Node(id).Key)
}
