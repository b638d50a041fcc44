package model

import (
	"strings"

	"indaba/generator/data"
	"indaba/generator/diag"
	"indaba/generator/weave"
)

// check reports what is wrong with a record as a whole, beyond what its
// fields say one by one. A translation may leave out what it inherits, so
// that something is missing is found only in package site.
func check(r *data.Reader, kind *Kind, record Record) {
	switch kind.Name {
	case Events:
		checkEvent(r, record)
	case Expertise:
		checkArea(r, record)
	}
}

func checkEvent(r *data.Reader, record Record) {
	checkRecurrence(r, record)
	start, end := record.Date("start"), record.Date("end")
	if start.IsZero() || end.IsZero() {
		return
	}
	sameForm := start.HasTime == end.HasTime
	if end.Day().Before(start.Day()) || sameForm && end.Time.Before(start.Time) {
		r.Report("event-ends-first", record.At("end"), "the event ends before it starts", "`start` and `end` may be the wrong way round")
	}
}

func checkArea(r *data.Reader, record Record) {
	text := record.Text("weave")
	if text == "" {
		return
	}
	if _, ok := weave.Parse(text); ok {
		return
	}
	yarn, motif, _ := strings.Cut(text, "/")
	hint := "write a yarn (" + strings.Join(weave.Yarns(), ", ") + "), a slash and a motif (" + strings.Join(weave.Motifs(), ", ") + ")"
	if y, m := diag.Nearest(yarn, weave.Yarns()), diag.Nearest(motif, weave.Motifs()); y != "" && m != "" {
		hint = "did you mean `" + y + "/" + m + "`?"
	}
	r.Report("weave-unknown", record.At("weave"), "`"+text+"` is not a pattern", hint)
}
