package site

import (
	"testing"

	"indaba/generator/locale"
	"indaba/generator/markdown"
	"indaba/generator/model"
)

func TestStatus(t *testing.T) {
	kinds := model.BuiltIn()
	status := func(text string) model.Record {
		if text == "" {
			return nil
		}
		return model.Record{{Field: &model.Field{Name: "status"}, Values: []model.Value{{Text: text}}}}
	}
	config := &model.Config{Languages: []locale.Language{{Code: "en"}}, Kinds: kinds, Symbols: model.NewSymbols()}
	for text, want := range map[string]struct{ active, former bool }{
		"": {true, false}, "active": {true, false}, "silent": {false, false},
		"alumni": {false, true}, "in-memoriam": {false, true},
	} {
		e := &model.Entry{Place: model.Place{Kind: kinds.Named(model.Members), Key: "members/ama"}, Symbol: config.Symbols.Of("members/ama"), Path: "en/members/ama.md", Title: "Ama", Front: status(text), Body: &markdown.Document{}}
		s, _ := Link(Input{Config: config, Entries: []*model.Entry{e}})
		id := s.Find("members/ama")
		if s.Active(id) != want.active || s.Former(id) != want.former {
			t.Errorf("status %q: active %t, former %t", text, s.Active(id), s.Former(id))
		}
		if s.Active(s.Find("members")) {
			t.Error("a list is an active member")
		}
	}
}
