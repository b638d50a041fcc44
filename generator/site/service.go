package site

import "indaba/generator/model"

// services are the pages that a site makes of everything in it, by key, with
// the kinds that there must be entries of for the page to say anything. They
// are nodes like all others, so that they have addresses, translations and
// crumbs; an entry with the key of one writes its title and the words above.
var services = map[string][]string{
	model.Pages + "/ask":      {model.Expertise},
	contribute:                nil,
	model.Pages + "/evidence": {model.Playbooks, model.Principles},
	model.Pages + "/exchange": {model.Members},
	desk:                      nil,
	model.Pages + "/search":   nil,
	model.Pages + "/map":      {model.Expertise, model.Members},
}

// desk is the key of the translators' desk, which only a site in several
// languages has.
const desk = model.Pages + "/translations"

// contribute is the key of the page where contributors begin, which only a site
// has that says where its sources are or whom to write to.
const contribute = model.Pages + "/contribute"

// serve wants the keys of the services that the site has something for.
func (l *linker) serve(of func(key string) model.Symbol, want func(key model.Symbol)) {
	for key, kinds := range services {
		has := (key != desk || len(l.Languages) > 1) && (key != contribute || l.Config.Repository.URL != "" || l.Config.Contact != model.Contact{})
		for _, kind := range kinds {
			has = has && l.at(of(kind)) != None
		}
		if has {
			want(of(key))
		}
	}
}

// isService reports whether a key is that of a service.
func isService(key string) bool {
	_, ok := services[key]
	return ok
}

// Service returns the node of a service, such as "search"; None if the site
// has nothing for it.
func (s *Site) Service(name string) ID { return s.Find(model.Pages + "/" + name) }
