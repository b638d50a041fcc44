package codec

import (
	"encoding/binary"
	"math"
	"reflect"
	"time"
)

// The coders of what consists of no parts.
var (
	boolean = coder{
		func(_ *writer, to *[]byte, v reflect.Value) {
			if v.Bool() {
				*to = append(*to, 1)
			} else {
				*to = append(*to, 0)
			}
		},
		func(r *reader, from *string, v reflect.Value) { v.SetBool(r.uint(from) != 0) },
	}
	signed = coder{
		func(_ *writer, to *[]byte, v reflect.Value) { *to = binary.AppendVarint(*to, v.Int()) },
		func(r *reader, from *string, v reflect.Value) { v.SetInt(r.int(from)) },
	}
	renumbered = coder{
		func(w *writer, to *[]byte, v reflect.Value) {
			n := v.Int()
			if w.renumber != nil {
				n = w.renumber(n)
			}
			*to = binary.AppendVarint(*to, n)
		},
		signed.read,
	}
	unsigned = coder{
		func(_ *writer, to *[]byte, v reflect.Value) { *to = appendUint(*to, v.Uint()) },
		func(r *reader, from *string, v reflect.Value) { v.SetUint(r.uint(from)) },
	}
	float = coder{
		func(_ *writer, to *[]byte, v reflect.Value) { *to = appendUint(*to, math.Float64bits(v.Float())) },
		func(r *reader, from *string, v reflect.Value) { v.SetFloat(math.Float64frombits(r.uint(from))) },
	}
	text = coder{
		func(_ *writer, to *[]byte, v reflect.Value) { *to = appendText(*to, v.String()) },
		func(r *reader, from *string, v reflect.Value) { v.SetString(r.text(from)) },
	}
)

var timeType = reflect.TypeFor[time.Time]()

// moment is a time with the offset of its zone, and what that is called.
var moment = coder{
	func(_ *writer, to *[]byte, v reflect.Value) {
		t := v.Interface().(time.Time)
		name, offset := t.Zone()
		*to = binary.AppendVarint(*to, t.Unix())
		*to = binary.AppendVarint(*to, int64(t.Nanosecond()))
		*to = binary.AppendVarint(*to, int64(offset))
		*to = appendText(*to, name)
	},
	func(r *reader, from *string, v reflect.Value) {
		t := time.Unix(r.int(from), r.int(from)).UTC()
		if offset, name := r.int(from), r.text(from); offset != 0 || name != "UTC" {
			t = t.In(time.FixedZone(name, int(offset)))
		}
		v.Set(reflect.ValueOf(t))
	},
}

// hash is an array of bytes.
var hash = coder{
	func(_ *writer, to *[]byte, v reflect.Value) { *to = append(*to, v.Bytes()...) },
	func(r *reader, from *string, v reflect.Value) {
		if len(*from) < v.Len() {
			r.bad, *from = true, ""
			return
		}
		reflect.Copy(v, reflect.ValueOf((*from)[:v.Len()]))
		*from = (*from)[v.Len():]
	},
}

// Of what consists of others.

func array(of *coder) coder {
	return coder{
		func(w *writer, to *[]byte, v reflect.Value) {
			for i := range v.Len() {
				of.write(w, to, v.Index(i))
			}
		},
		func(r *reader, from *string, v reflect.Value) {
			for i := range v.Len() {
				of.read(r, from, v.Index(i))
			}
		},
	}
}

// slice writes how many there are, plus one; 0 for nil.
func slice(of *coder, t reflect.Type) coder {
	return coder{
		func(w *writer, to *[]byte, v reflect.Value) {
			if v.IsNil() {
				*to = append(*to, 0)
				return
			}
			*to = appendUint(*to, uint64(v.Len())+1)
			for i := range v.Len() {
				of.write(w, to, v.Index(i))
			}
		},
		func(r *reader, from *string, v reflect.Value) {
			n := r.uint(from)
			if n == 0 || r.bad {
				return
			}
			if n--; n > uint64(len(r.main)+len(r.aside)) { // each takes a byte
				r.bad = true
				return
			}
			v.Set(reflect.MakeSlice(t, int(n), int(n)))
			for i := 0; i < int(n) && !r.bad; i++ {
				of.read(r, from, v.Index(i))
			}
		},
	}
}

func pointer(to *coder, t reflect.Type) coder {
	return coder{
		func(w *writer, b *[]byte, v reflect.Value) {
			if v.IsNil() {
				*b = append(*b, 0)
				return
			}
			*b = append(*b, 1)
			to.write(w, b, v.Elem())
		},
		func(r *reader, from *string, v reflect.Value) {
			if r.uint(from) == 0 || r.bad {
				return
			}
			v.Set(reflect.New(t.Elem()))
			to.read(r, from, v.Elem())
		},
	}
}

func appendUint(b []byte, n uint64) []byte { return binary.AppendUvarint(b, n) }

func appendText(b []byte, s string) []byte { return append(appendUint(b, uint64(len(s))), s...) }

// uint reads a number. Behind the first mistake all are zero.
func (r *reader) uint(from *string) uint64 {
	s := *from
	if len(s) > 0 && s[0] < 0x80 { // almost always
		*from = s[1:]
		return uint64(s[0])
	}
	var n uint64
	for i := 0; i < len(s) && i < binary.MaxVarintLen64; i++ {
		n |= uint64(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			*from = s[i+1:]
			return n
		}
	}
	r.bad, *from = true, ""
	return 0
}

func (r *reader) int(from *string) int64 {
	n := r.uint(from)
	return int64(n>>1) ^ -int64(n&1)
}

func (r *reader) text(from *string) string {
	n := r.uint(from)
	if n > uint64(len(*from)) {
		r.bad, *from = true, ""
		return ""
	}
	s := (*from)[:n]
	*from = (*from)[n:]
	return s
}
