// Package codec writes Go values as bytes, for the same program to read again
// later: what a build keeps for the next one.
//
// A [Codec] is made once of a type and then writes and reads values of it:
// structs, pointers, slices, arrays, texts, numbers and moments, as deep as they
// go. Fields that are not exported are left out. Nothing in the bytes tells what
// they are; a program whose types differ must not read them.
//
// The bytes are two streams. Fields tagged `codec:"aside"` go to the second: what
// a value says of itself and what nobody else goes by, such as the line that it
// stands in. So two values whose first streams are the same differ in nothing
// that matters to others.
//
// A pointer to one of the values known to both sides, such as an entry of a
// table in the program, is written as its number. Numbers of a type that count
// the lines of such a table can be changed as they are written.
package codec

import (
	"errors"
	"fmt"
	"reflect"
)

// Codec writes and reads values of type T. It may be used by several goroutines
// at once.
type Codec[T any] struct{ root *coder }

// Renumber is given a type of numbers, by its zero value, among what is known to
// [New]: they are written as the function has it that is given to Append.
type Renumber struct{ Of any }

// New returns a Codec of T. Known are pointers to the values that are written as
// their numbers, of any types, which are then written in no other way. It panics
// for a type that it cannot write, such as a map or an interface.
func New[T any](known ...any) *Codec[T] {
	c := compiler{known: map[reflect.Type]*table{}, made: map[reflect.Type]*coder{}}
	for _, k := range known {
		if r, ok := k.(Renumber); ok {
			c.made[reflect.TypeOf(r.Of)] = &renumbered
			continue
		}
		v := reflect.ValueOf(k)
		t := c.known[v.Type()]
		if t == nil {
			t = &table{number: map[any]uint64{}}
			c.known[v.Type()] = t
		}
		t.values = append(t.values, v)
		t.number[k] = uint64(len(t.values))
	}
	return &Codec[T]{c.coder(reflect.TypeFor[T]())}
}

// Append appends the two streams of v to main and aside. Numbers of the type that
// is a [Renumber] are written as renumber has it; as they are, if that is nil.
func (c *Codec[T]) Append(main, aside []byte, v *T, renumber func(int64) int64) ([]byte, []byte) {
	w := writer{main: main, aside: aside, renumber: renumber}
	c.root.write(&w, &w.main, reflect.ValueOf(v).Elem())
	return w.main, w.aside
}

// errDamaged says that bytes are no value as Append writes it.
var errDamaged = errors.New("the bytes are damaged")

// Read reads into v, which is zero, what Append wrote, which must be all of main
// and aside. Texts in v are parts of them. After an error v may hold a part.
func (c *Codec[T]) Read(main, aside string, v *T) error {
	r := reader{main: main, aside: aside}
	c.root.read(&r, &r.main, reflect.ValueOf(v).Elem())
	if r.bad || r.main != "" || r.aside != "" {
		return errDamaged
	}
	return nil
}

// coder writes and reads the values of one type, in one stream or both.
type coder struct {
	write func(w *writer, to *[]byte, v reflect.Value)
	read  func(r *reader, from *string, v reflect.Value)
}

type writer struct {
	main, aside []byte
	renumber    func(int64) int64
}

type reader struct {
	main, aside string
	bad         bool
}

// table are the known values of one type.
type table struct {
	values []reflect.Value
	number map[any]uint64 // from 1; 0 is nil
}

type compiler struct {
	known map[reflect.Type]*table
	made  map[reflect.Type]*coder
}

// coder returns the coder of a type. One that holds itself gets the coder that
// is being made.
func (c *compiler) coder(t reflect.Type) *coder {
	if made := c.made[t]; made != nil {
		return made
	}
	made := &coder{}
	c.made[t] = made
	switch {
	case c.known[t] != nil:
		*made = c.known[t].coder()
	case t == timeType:
		*made = moment
	default:
		*made = c.plain(t)
	}
	return made
}

func (c *compiler) plain(t reflect.Type) coder {
	switch t.Kind() {
	case reflect.Bool:
		return boolean
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return signed
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return unsigned
	case reflect.Float32, reflect.Float64:
		return float
	case reflect.String:
		return text
	case reflect.Array:
		if t.Elem().Kind() == reflect.Uint8 {
			return hash
		}
		return array(c.coder(t.Elem()))
	case reflect.Slice:
		return slice(c.coder(t.Elem()), t)
	case reflect.Pointer:
		return pointer(c.coder(t.Elem()), t)
	case reflect.Struct:
		return c.structure(t)
	}
	panic(fmt.Sprintf("codec: a %s cannot be written", t))
}

// structure is the coder of the exported fields, one after the other.
func (c *compiler) structure(t reflect.Type) coder {
	type field struct {
		index int
		aside bool
		*coder
	}
	var fields []field
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() {
			fields = append(fields, field{i, f.Tag.Get("codec") == "aside", c.coder(f.Type)})
		}
	}
	return coder{
		write: func(w *writer, to *[]byte, v reflect.Value) {
			for _, f := range fields {
				if f.aside {
					f.write(w, &w.aside, v.Field(f.index))
				} else {
					f.write(w, to, v.Field(f.index))
				}
			}
		},
		read: func(r *reader, from *string, v reflect.Value) {
			for _, f := range fields {
				if f.aside {
					f.read(r, &r.aside, v.Field(f.index))
				} else {
					f.read(r, from, v.Field(f.index))
				}
			}
		},
	}
}

// coder writes pointers to known values.
func (t *table) coder() coder {
	return coder{
		write: func(_ *writer, to *[]byte, v reflect.Value) {
			n, ok := t.number[v.Interface()]
			if !ok && !v.IsNil() {
				panic(fmt.Sprintf("codec: a %s that is not known", v.Type()))
			}
			*to = appendUint(*to, n)
		},
		read: func(r *reader, from *string, v reflect.Value) {
			switch n := r.uint(from); {
			case n > uint64(len(t.values)):
				r.bad = true
			case n > 0:
				v.Set(t.values[n-1])
			}
		},
	}
}
