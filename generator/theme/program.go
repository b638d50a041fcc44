package theme

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
)

// A program is a layout made ready to run in one language.
//
// The templates are Go's: html/template parses them and decides how each value
// is escaped where it stands, templatecheck proves that every field exists.
// What is left at run time is to follow fields and to write, and text/template
// spends most of a page's time on finding out again what is known by then. A
// program has it worked out: a page costs a twentieth. Whatever of the template
// language it does not know is left to html/template; a test compares the two
// on every page of the fixtures.
type program struct {
	view  reflect.Type
	steps []step
}

// A step writes a part of the page.
type step func(*run)

// run is the state of one execution.
type run struct {
	w         *bytes.Buffer
	dot, root reflect.Value
	vars      []reflect.Value // of the ranges around, the innermost last
	depth     int             // of templates that call each other
}

// deepest is how deep templates may call each other: a menu in a menu needs a
// few, one that calls itself without an end would take all memory.
const deepest = 1000

// A failure stops an execution, as when an index lies beyond a list. Steps
// panic with it, because they are many and failures are bugs of a layout.
type failure string

func (p *program) Execute(w io.Writer, view any) (err error) {
	defer func() {
		switch f := recover().(type) {
		case nil:
		case failure:
			err = fmt.Errorf("theme: %s", string(f))
		default:
			panic(f)
		}
	}()
	v := reflect.ValueOf(view)
	if v.Type() != p.view {
		return fmt.Errorf("theme: a layout for %v was given %v", p.view, v.Type())
	}
	buffer, ok := w.(*bytes.Buffer)
	if !ok {
		buffer = new(bytes.Buffer)
	}
	all(p.steps, &run{w: buffer, dot: v, root: v})
	if !ok {
		_, err = w.Write(buffer.Bytes())
	}
	return err
}

func all(steps []step, r *run) {
	for _, s := range steps {
		s(r)
	}
}

// truth reports whether {{if}} takes a value of a type for true.
func truth(t reflect.Type) (func(reflect.Value) bool, bool) {
	switch t.Kind() {
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return func(v reflect.Value) bool { return v.Len() > 0 }, true
	case reflect.Bool:
		return reflect.Value.Bool, true
	case reflect.Int:
		return func(v reflect.Value) bool { return v.Int() != 0 }, true
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }, true
	case reflect.Struct:
		return func(reflect.Value) bool { return true }, true
	}
	return nil, false
}
