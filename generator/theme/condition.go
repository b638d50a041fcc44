package theme

import (
	"cmp"
	"reflect"
	"text/template/parse"
)

// condition compiles what {{if}} asks. Here, and not in values, stand the
// functions that only make sense as a question.
func (c *compiler) condition(p *parse.PipeNode, dot reflect.Type) (func(*run) bool, error) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 {
		return nil, errUnknown
	}
	args := p.Cmds[0].Args
	if name, ok := args[0].(*parse.IdentifierNode); ok {
		switch name.Ident {
		case "and", "or", "not":
			return c.connective(name.Ident, args[1:], dot)
		case "eq", "ne", "gt", "lt":
			return c.comparison(name.Ident, args[1:], dot)
		}
	}
	v, err := c.pipe(p, dot)
	if err != nil {
		return nil, err
	}
	return truthOf(v)
}

func truthOf(v value) (func(*run) bool, error) {
	is, ok := truth(v.typ)
	if !ok {
		return nil, errUnknown
	}
	get := v.get
	return func(r *run) bool { return is(get(r)) }, nil
}

func (c *compiler) connective(name string, args []parse.Node, dot reflect.Type) (func(*run) bool, error) {
	var parts []func(*run) bool
	for _, a := range args {
		part, err := c.question(a, dot)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	if name == "not" {
		return func(r *run) bool { return !parts[0](r) }, nil
	}
	all := name == "and"
	return func(r *run) bool {
		for _, part := range parts {
			if part(r) != all {
				return !all
			}
		}
		return all
	}, nil
}

// question compiles one argument of and, or, not.
func (c *compiler) question(n parse.Node, dot reflect.Type) (func(*run) bool, error) {
	if p, ok := n.(*parse.PipeNode); ok {
		return c.condition(p, dot)
	}
	v, err := c.operand(n, dot)
	if err != nil {
		return nil, err
	}
	return truthOf(v)
}

// comparison compiles eq, ne, gt, lt of two strings or two whole numbers.
func (c *compiler) comparison(name string, args []parse.Node, dot reflect.Type) (func(*run) bool, error) {
	if len(args) != 2 {
		return nil, errUnknown
	}
	a, err := c.operand(args[0], dot)
	if err != nil {
		return nil, err
	}
	b, err := c.operand(args[1], dot)
	if err != nil {
		return nil, err
	}
	switch {
	case a.typ.Kind() == reflect.String && b.typ.Kind() == reflect.String && (name == "eq" || name == "ne"):
		equal := name == "eq"
		return func(r *run) bool { return (a.get(r).String() == b.get(r).String()) == equal }, nil
	case a.typ.Kind() == reflect.Int && b.typ.Kind() == reflect.Int:
		holds := map[string]func(order int) bool{
			"eq": func(o int) bool { return o == 0 }, "ne": func(o int) bool { return o != 0 },
			"lt": func(o int) bool { return o < 0 }, "gt": func(o int) bool { return o > 0 },
		}[name]
		return func(r *run) bool { return holds(cmp.Compare(a.get(r).Int(), b.get(r).Int())) }, nil
	}
	return nil, errUnknown
}
