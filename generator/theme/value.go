package theme

import (
	"reflect"
	"text/template/parse"
)

// value is an expression of a template.
type value struct {
	typ      reflect.Type
	get      func(*run) reflect.Value
	constant bool // get may be called with nil
}

func constant(v any) value {
	c := reflect.ValueOf(v)
	return value{c.Type(), func(*run) reflect.Value { return c }, true}
}

// pipe compiles a pipeline that declares nothing.
func (c *compiler) pipe(p *parse.PipeNode, dot reflect.Type) (value, error) {
	if len(p.Decl) > 0 {
		return value{}, errUnknown
	}
	return c.value(p, dot)
}

// value compiles a pipeline of a single command, whatever it declares.
func (c *compiler) value(p *parse.PipeNode, dot reflect.Type) (value, error) {
	if len(p.Cmds) != 1 || p.IsAssign {
		return value{}, errUnknown
	}
	return c.command(p.Cmds[0], dot)
}

func (c *compiler) command(n *parse.CommandNode, dot reflect.Type) (value, error) {
	if len(n.Args) == 1 {
		return c.operand(n.Args[0], dot)
	}
	if id := message(n); id != nil {
		return constant(c.words.T(id.Text)), nil
	}
	name, ok := n.Args[0].(*parse.IdentifierNode)
	switch {
	case ok && name.Ident == "index" && len(n.Args) == 3:
		return c.index(n.Args[1], n.Args[2], dot)
	case ok && name.Ident == "len" && len(n.Args) == 2:
		return c.length(n.Args[1], dot)
	}
	return value{}, errUnknown
}

// length compiles (len list).
func (c *compiler) length(n parse.Node, dot reflect.Type) (value, error) {
	v, err := c.operand(n, dot)
	if err != nil || v.typ.Kind() != reflect.Slice {
		return value{}, errUnknown
	}
	return value{typ: reflect.TypeFor[int](), get: func(r *run) reflect.Value { return reflect.ValueOf(v.get(r).Len()) }}, nil
}

func (c *compiler) operand(n parse.Node, dot reflect.Type) (value, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return value{typ: dot, get: func(r *run) reflect.Value { return r.dot }}, nil
	case *parse.FieldNode:
		return fields(value{typ: dot, get: func(r *run) reflect.Value { return r.dot }}, n.Ident)
	case *parse.VariableNode:
		return c.variable(n)
	case *parse.StringNode:
		return constant(n.Text), nil
	case *parse.NumberNode:
		if n.IsInt {
			return constant(int(n.Int64)), nil
		}
	case *parse.PipeNode:
		return c.pipe(n, dot)
	case *parse.ChainNode:
		v, err := c.operand(n.Node, dot)
		if err != nil {
			return value{}, err
		}
		return fields(v, n.Field)
	}
	return value{}, errUnknown
}

func (c *compiler) variable(n *parse.VariableNode) (value, error) {
	if n.Ident[0] == "$" {
		return fields(value{typ: c.root, get: func(r *run) reflect.Value { return r.root }}, n.Ident[1:])
	}
	for i := len(c.vars) - 1; i >= 0; i-- {
		if c.vars[i].name == n.Ident[0] {
			return fields(value{typ: c.vars[i].typ, get: func(r *run) reflect.Value { return r.vars[i] }}, n.Ident[1:])
		}
	}
	return value{}, errUnknown
}

// fields follows a chain of fields from a value.
func fields(v value, names []string) (value, error) {
	for _, name := range names {
		var err error
		if v, err = field(v, name); err != nil {
			return value{}, err
		}
	}
	return v, nil
}

func field(v value, name string) (value, error) {
	t, pointer := v.typ, false
	if t.Kind() == reflect.Pointer {
		t, pointer = t.Elem(), true
	}
	if _, method := reflect.PointerTo(t).MethodByName(name); method || t.Kind() != reflect.Struct {
		return value{}, errUnknown
	}
	f, ok := t.FieldByName(name)
	if !ok {
		return value{}, errUnknown
	}
	get, index := v.get, f.Index
	return value{typ: f.Type, get: func(r *run) reflect.Value {
		s := get(r)
		if pointer {
			if s.IsNil() {
				panic(failure("there is no ." + name + " of nothing"))
			}
			s = s.Elem()
		}
		for _, i := range index {
			s = s.Field(i)
		}
		return s
	}}, nil
}

// index compiles {{index list 0}} and {{index table "key"}}.
func (c *compiler) index(of, at parse.Node, dot reflect.Type) (value, error) {
	v, err := c.operand(of, dot)
	if err != nil {
		return value{}, err
	}
	key, err := c.operand(at, dot)
	if err != nil {
		return value{}, err
	}
	switch {
	case v.typ.Kind() == reflect.Slice && key.typ.Kind() == reflect.Int:
		return value{typ: v.typ.Elem(), get: func(r *run) reflect.Value {
			list, i := v.get(r), int(key.get(r).Int())
			if i < 0 || i >= list.Len() {
				panic(failure("an index lies outside of its list"))
			}
			return list.Index(i)
		}}, nil
	case v.typ.Kind() == reflect.Map && key.typ == v.typ.Key():
		none := reflect.Zero(v.typ.Elem())
		return value{typ: v.typ.Elem(), get: func(r *run) reflect.Value {
			if x := v.get(r).MapIndex(key.get(r)); x.IsValid() {
				return x
			}
			return none
		}}, nil
	}
	return value{}, errUnknown
}
