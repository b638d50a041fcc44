package main

import (
	"maps"
	"testing"
	"testing/fstest"
)

func TestWeighSorts(t *testing.T) {
	output := fstest.MapFS{}
	for _, name := range []string{
		"index.html", "en/search/index.html", "en/search/meta.json", "en/search/w12.json", "en/playbooks/feed.json",
		"en/events/calendar.ics", "sitemap.xml", "assets/search.12ab.js", ".indaba/manifest", ".nojekyll",
	} {
		output[name] = &fstest.MapFile{Data: []byte("1234")}
	}
	by, all, err := weigh(output)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]size{"index of the search": {2, 8}, "pages": {2, 8}, "feeds, calendars, sitemap": {3, 12}, "all else": {2, 8}}
	if !maps.Equal(by, want) || all != (size{9, 36}) {
		t.Errorf("%v, in all %v", by, all)
	}
}
