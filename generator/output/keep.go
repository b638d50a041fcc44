package output

import "slices"

// recall remembers the stamps of the files of the old manifest if the folder is
// in the state Since. A failure is no reason not to build: what can be read and
// written then decides.
func (r *run) recall() {
	if r.Same == nil || r.Since == (State{}) {
		return
	}
	stamps, err := r.inspect(r.old, r.Jobs)
	if err == nil && stateOf(r.changes, r.old, stamps) == r.Since {
		r.before = stamps
	}
}

// keeps reports whether the i-th file of the plan may stay without a look at
// its content, and settles it if so.
func (r *run) keeps(i int) bool {
	if r.before == nil {
		return false
	}
	p := r.files[i]
	at, known := slices.BinarySearch(r.old, p)
	if !known || !r.Same(p) {
		return false
	}
	if sum, ok := r.oldSums[p]; ok {
		r.note(p, sum)
	}
	r.settle(i, r.before[at], false)
	return true
}
