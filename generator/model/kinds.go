package model

import "slices"

// The names of the built-in kinds, which are those of their folders.
const (
	Playbooks  = "playbooks"
	Principles = "principles"
	Members    = "members"
	Events     = "events"
	Expertise  = "expertise"
	Pages      = "pages"
)

// Levels of knowing an area of expertise, from the lowest.
var Levels = []string{"wants-to-learn", "has-done", "can-help"}

// BuiltIn returns the built-in kinds: the table from which decoding, checking,
// linking, skeletons and the authors' reference are read.
func BuiltIn() Kinds {
	return Kinds{
		builtIn(Playbooks, playbookFields(), common()),
		builtIn(Principles, principleFields(), common()),
		builtIn(Members, memberFields(), common()),
		builtIn(Events, eventFields(), common()),
		builtIn(Expertise, expertiseFields(), withoutExpertise(common())),
		builtIn(Pages, pageFields(), common()),
	}
}

func builtIn(name string, own, shared []Field) *Kind {
	return &Kind{Name: name, Fields: append(explained(name, own), shared...)}
}

// withoutExpertise is for areas themselves: they are broader, narrower or
// related, not about each other.
func withoutExpertise(fields []Field) []Field {
	return slices.DeleteFunc(fields, func(f Field) bool { return f.Name == "expertise" })
}

// named is a person or organisation in a list of people: an entry of members,
// or somebody without a profile, in words.
func named(name, relation, inverse string) Field {
	return Field{Name: name, Type: Object, Many: true, Inherited: true, Short: "member", Fields: explained("person", []Field{
		{Name: "member", Aliases: []string{"key"}, Type: Reference, To: []string{Members}, Relation: relation, Inverse: inverse},
		{Name: "name", Type: Text},
		{Name: "title", Type: Text},
		{Name: "url", Type: Address},
	})}
}

// refs is a list of references.
func refs(name, relation, inverse string, to ...string) Field {
	return Field{Name: name, Type: Reference, Many: true, Inherited: true, To: to, Relation: relation, Inverse: inverse}
}

// ref is a single reference.
func ref(name, relation, inverse string, to ...string) Field {
	f := refs(name, relation, inverse, to...)
	f.Many = false
	return f
}

func common() []Field {
	return explained("page", []Field{
		{Name: "title", Aliases: []string{"name"}, Type: Text},
		{Name: "description", Aliases: []string{"summary", "excerpt"}, Type: Text, Wanted: true},
		{Name: "slug", Type: Text},
		{Name: "aliases", Type: Text, Many: true},
		{Name: "order", Aliases: []string{"sidebar_position", "weight"}, Type: Number, Inherited: true},
		{Name: "sidebar_label", Aliases: []string{"linkTitle"}, Type: Text},
		{Name: "date", Type: Date, Inherited: true},
		{Name: "sidebar", Type: Object, Inherited: true, Fields: []Field{
			{Name: "order", Type: Number},
			{Name: "label", Type: Text},
		}},
		{Name: "image", Type: Image, Inherited: true},
		{Name: "alt", Type: Text},
		named("authors", "authors", "wrote"),
		{Name: "translators", Type: Object, Many: true, Short: "member", Fields: named("", "translators", "translated").Fields},
		{Name: "translation", Type: Object, Fields: []Field{
			{Name: "method", Type: Choice, Choices: []string{"human", "machine", "machine-reviewed"}},
			ref("reviewed_by", "reviewed-by", "reviewed", Members),
		}},
		{Name: "expertise", Type: Object, Many: true, Inherited: true, Short: "area", Fields: []Field{
			ref("area", "expertise", "", Expertise),
			{Name: "level", Type: Choice, Choices: Levels},
		}},
		{Name: "tags", Type: Text, Many: true},
		refs("related", "related", "related"),
		{Name: "draft", Type: Flag},
		{Name: "toc", Aliases: []string{"tableOfContents"}, Negated: []string{"hide_table_of_contents"}, Type: Flag},
		{Name: "original", Type: Language},
		{Name: "translated_from", Type: Text},
	})
}

func playbookFields() []Field {
	return []Field{
		refs("principles", "principles", "practised-in", Principles),
		refs("adapted_from", "adapted-from", "adapted-as", Playbooks),
		{Name: "known_instances", Type: Object, Many: true, Inherited: true, Short: "member", Fields: []Field{
			ref("member", "known-instances", "practises", Members),
			{Name: "since", Type: Text},
			{Name: "outcome", Type: Text},
			{Name: "evidence", Type: Address},
		}},
		{Name: "maturity", Type: Choice, Inherited: true, Choices: []string{"initial", "structured", "validated"}},
		{Name: "audience", Type: Text},
		{Name: "duration", Type: Text},
		{Name: "lessons_learnt", Type: Text, Many: true},
	}
}

func principleFields() []Field {
	return []Field{
		ref("agreed_at", "agreed-at", "agreed", Events),
		refs("upheld_by", "upheld-by", "upholds", Members),
	}
}

func memberFields() []Field {
	exchange := func(name, inverse string) Field {
		return Field{Name: name, Type: Object, Many: true, Short: "what", Fields: explained("exchange", []Field{
			{Name: "what", Type: Text},
			{Name: "expertise", Type: Reference, Many: true, To: []string{Expertise}, Relation: name, Inverse: inverse},
			{Name: "languages", Type: Language, Many: true},
			{Name: "until", Type: Date},
			{Name: "date", Type: Date},
		})}
	}
	return []Field{
		{Name: "type", Type: Choice, Inherited: true, Choices: []string{"person", "city", "organisation"}, Wanted: true},
		{Name: "role", Type: Text, Wanted: true},
		{Name: "network_role", Type: Text},
		refs("affiliations", "affiliations", "affiliated", Members),
		refs("former_affiliations", "former-affiliations", "formerly-affiliated", Members),
		{Name: "place", Type: Text, Inherited: true, Wanted: true},
		{Name: "population", Type: Number, Inherited: true},
		{Name: "languages", Type: Language, Many: true, Inherited: true, Wanted: true},
		{Name: "timezone", Type: Zone, Inherited: true},
		exchange("offers", "offers"),
		exchange("asks", "asks"),
		{Name: "links", Type: Object, Many: true, Inherited: true, Short: "url", Fields: []Field{
			{Name: "title", Type: Text},
			{Name: "url", Type: Address},
		}},
		{Name: "email", Type: Text, Inherited: true},
		{Name: "since", Type: Text, Inherited: true},
		{Name: "status", Type: Choice, Inherited: true, Choices: []string{"active", "silent", "alumni", "in-memoriam", "withdrawn"}},
		ref("succeeded_by", "succeeded-by", "succeeds", Members),
		{Name: "consent", Type: Object, Inherited: true, Short: "given", Wanted: true, Fields: []Field{
			{Name: "given", Type: Date},
			{Name: "covers", Type: Choice, Many: true, Choices: []string{"name", "photo", "contact", "attendance"}},
		}},
	}
}

func eventFields() []Field {
	return []Field{
		{Name: "start", Type: Date, Inherited: true, Wanted: true},
		{Name: "end", Type: Date, Inherited: true},
		{Name: "timezone", Type: Zone, Inherited: true},
		{Name: "mode", Type: Choice, Inherited: true, Choices: []string{"onsite", "online", "hybrid"}},
		{Name: "place", Type: Text, Inherited: true, Wanted: true},
		{Name: "url", Type: Address, Inherited: true},
		{Name: "recurrence", Type: Text, Inherited: true},
		{Name: "except", Type: Date, Many: true, Inherited: true},
		{Name: "type", Type: Text},
		{Name: "registration", Type: Object, Inherited: true, Short: "url", Fields: []Field{
			{Name: "url", Type: Address},
			{Name: "deadline", Type: Date},
		}},
		named("hosts", "hosts", "hosted"),
		named("speakers", "speakers", "spoke-at"),
		named("participants", "participants", "took-part"),
		refs("playbooks", "playbooks", "discussed-at", Playbooks),
		refs("produced", "produced", "came-from"),
		refs("principles", "principles", "lived-at", Principles),
		{Name: "languages", Type: Language, Many: true, Inherited: true, Wanted: true},
		{Name: "interpretation", Type: Language, Many: true, Inherited: true},
		{Name: "resources", Type: Object, Many: true, Inherited: true, Short: "url", Fields: []Field{
			{Name: "title", Type: Text},
			{Name: "url", Type: Address},
			{Name: "language", Type: Language},
			ref("by", "resources-by", "gave", Members),
		}},
		channels(),
		{Name: "outcomes", Type: Text, Many: true, Inherited: true},
		{Name: "lessons_learnt", Type: Text, Many: true, Inherited: true},
		{Name: "actions", Type: Object, Many: true, Inherited: true, Short: "what", Fields: []Field{
			{Name: "what", Type: Text},
			{Name: "by", Type: Reference, Many: true, To: []string{Members}, Relation: "taken-on-by", Inverse: "took-on"},
			{Name: "name", Type: Text},
			{Name: "until", Type: Date},
			{Name: "done", Type: Flag},
		}},
		{Name: "status", Type: Choice, Inherited: true, Choices: []string{"planned", "cancelled", "moved", "past"}},
		{Name: "updated", Type: Date, Inherited: true},
	}
}

func pageFields() []Field {
	return []Field{
		{Name: "shows", Type: Choice, Many: true, Inherited: true, Choices: []string{"people", "towns", "organisations", "areas", "principles", "events"}},
	}
}

func expertiseFields() []Field {
	return []Field{
		{Name: "also_known_as", Type: Text, Many: true},
		refs("broader", "broader", "narrower", Expertise),
		channels(),
		{Name: "weave", Type: Text, Inherited: true},
	}
}

func channels() Field {
	return explained("page", []Field{{Name: "channels", Type: Object, Many: true, Inherited: true, Short: "url", Fields: []Field{
		{Name: "name", Type: Text},
		{Name: "url", Type: Address},
		{Name: "languages", Type: Language, Many: true},
		{Name: "join", Type: Text},
	}}})[0]
}
