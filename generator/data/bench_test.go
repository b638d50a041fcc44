package data

import (
	"strings"
	"testing"
)

// profile is the front matter that most pages have, and a body of 4 KB.
var profile = []byte(`---
title: Ana Mondlane
type: person
role: "Town planner: streets, addresses"
affiliations: [maputo]
languages: [pt, en, ts]
timezone: Africa/Maputo
offers:
  - what: Mapping streets without names
    expertise: [street-addressing, open-data]
consent: 2026-03-01
---
` + strings.Repeat("What the street is called is known by those who live there, and by nobody else.\n", 52))

func BenchmarkFront(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if v, _, diags := Front("a.md", profile); len(diags) > 0 || len(v.Pairs) != 8 {
			b.Fatal(v, diags)
		}
	}
}
