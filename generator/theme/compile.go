package theme

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// errUnknown says that a template uses something programs do not know.
var errUnknown = errors.New("not known to programs")

// A compiler turns an escaped and type-checked set of templates into a
// program in one language.
type compiler struct {
	set      *template.Template
	words    Messages
	routines map[string]*[]step // templates called by others, by name
	root     reflect.Type       // of $ in the template being compiled
	vars     []variable
}

// variable is one declared by {{range $i, $x := …}}.
type variable struct {
	name string
	typ  reflect.Type
}

// compile returns the program of a set for views of a type. It fails with
// errUnknown when html/template has to execute the set itself.
func compile(set *template.Template, view reflect.Type, words Messages) (*program, error) {
	c := &compiler{set: set, words: words, routines: map[string]*[]step{}, root: view}
	steps, err := c.list(set.Tree.Root, view)
	return &program{view, steps}, err
}

func (c *compiler) list(l *parse.ListNode, dot reflect.Type) ([]step, error) {
	if l == nil {
		return nil, nil
	}
	var steps []step
	for _, n := range l.Nodes {
		s, err := c.node(n, dot)
		if err != nil {
			return nil, err
		}
		if s != nil {
			steps = append(steps, s)
		}
	}
	return steps, nil
}

func (c *compiler) node(n parse.Node, dot reflect.Type) (step, error) {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(r *run) { r.w.Write(text) }, nil
	case *parse.ActionNode:
		return c.action(n.Pipe, dot)
	case *parse.IfNode:
		return c.ifNode(n, dot)
	case *parse.WithNode:
		return c.with(n, dot)
	case *parse.RangeNode:
		return c.rangeNode(n, dot)
	case *parse.TemplateNode:
		return c.call(n, dot)
	case *parse.CommentNode:
		return nil, nil
	}
	return nil, errUnknown
}

// action compiles {{value | escaper | escaper}}.
func (c *compiler) action(p *parse.PipeNode, dot reflect.Type) (step, error) {
	if len(p.Decl) > 0 {
		return nil, errUnknown
	}
	v, err := c.command(p.Cmds[0], dot)
	if err != nil {
		return nil, err
	}
	write, ok := writer(v.typ, p.Cmds[1:])
	if !ok {
		return nil, errUnknown
	}
	if v.constant {
		// The same in every page: escaped now.
		var escaped bytes.Buffer
		write(&escaped, v.get(nil))
		return func(r *run) { r.w.Write(escaped.Bytes()) }, nil
	}
	return func(r *run) { write(r.w, v.get(r)) }, nil
}

func (c *compiler) branches(b *parse.BranchNode, then, otherwise reflect.Type) (yes, no []step, err error) {
	if yes, err = c.list(b.List, then); err != nil {
		return nil, nil, err
	}
	no, err = c.list(b.ElseList, otherwise)
	return yes, no, err
}

func (c *compiler) ifNode(n *parse.IfNode, dot reflect.Type) (step, error) {
	is, err := c.condition(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	yes, no, err := c.branches(&n.BranchNode, dot, dot)
	return func(r *run) {
		if is(r) {
			all(yes, r)
		} else {
			all(no, r)
		}
	}, err
}

func (c *compiler) with(n *parse.WithNode, dot reflect.Type) (step, error) {
	v, err := c.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	is, ok := truth(v.typ)
	if !ok {
		return nil, errUnknown
	}
	yes, no, err := c.branches(&n.BranchNode, v.typ, dot)
	return func(r *run) {
		outer, inner := r.dot, v.get(r)
		if !is(inner) {
			all(no, r)
			return
		}
		r.dot = inner
		all(yes, r)
		r.dot = outer
	}, err
}

func (c *compiler) rangeNode(n *parse.RangeNode, dot reflect.Type) (step, error) {
	decl := n.Pipe.Decl
	v, err := c.value(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	if v.typ.Kind() != reflect.Slice {
		return nil, errUnknown
	}
	outer := c.vars
	types := []reflect.Type{reflect.TypeFor[int](), v.typ.Elem()}[2-len(decl):]
	for i, d := range decl {
		c.vars = append(c.vars, variable{d.Ident[0], types[i]})
	}
	yes, no, err := c.branches(&n.BranchNode, v.typ.Elem(), dot)
	c.vars = outer
	return func(r *run) {
		list, dot, vars := v.get(r), r.dot, r.vars
		for i := range list.Len() {
			r.dot = list.Index(i)
			switch len(decl) {
			case 1:
				r.vars = append(vars, r.dot)
			case 2:
				r.vars = append(vars, reflect.ValueOf(i), r.dot)
			}
			all(yes, r)
		}
		r.dot, r.vars = dot, vars
		if list.Len() == 0 {
			all(no, r)
		}
	}, err
}

// call compiles {{template "name" value}}. Each template is compiled once: the
// type check made sure that it is always given the same type. The map is
// filled first, because templates may call themselves.
func (c *compiler) call(n *parse.TemplateNode, dot reflect.Type) (step, error) {
	if n.Pipe == nil {
		return nil, errUnknown
	}
	v, err := c.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	routine := c.routines[n.Name]
	if routine == nil {
		called := c.set.Lookup(n.Name)
		if called == nil || called.Tree == nil {
			return nil, errUnknown // one that html/template derived for another context
		}
		routine = new([]step)
		c.routines[n.Name] = routine
		inner := &compiler{set: c.set, words: c.words, routines: c.routines, root: v.typ}
		if *routine, err = inner.list(called.Tree.Root, v.typ); err != nil {
			return nil, err
		}
	}
	return func(r *run) {
		dot, root, vars := r.dot, r.root, r.vars
		if r.depth++; r.depth > deepest {
			panic(failure(fmt.Sprintf("the template %q calls itself without an end", n.Name)))
		}
		r.dot = v.get(r)
		r.root, r.vars = r.dot, nil
		all(*routine, r)
		r.dot, r.root, r.vars = dot, root, vars
		r.depth--
	}, nil
}
