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
		{Name: Playbooks, Fields: append(playbookFields(), common()...)},
		{Name: Principles, Fields: append(principleFields(), common()...)},
		{Name: Members, Fields: append(memberFields(), common()...)},
		{Name: Events, Fields: append(eventFields(), common()...)},
		{Name: Expertise, Fields: append(expertiseFields(), withoutExpertise(common())...)},
		{Name: Pages, Fields: append(pageFields(), common()...)},
	}
}

// withoutExpertise is for areas themselves: they are broader, narrower or
// related, not about each other.
func withoutExpertise(fields []Field) []Field {
	return slices.DeleteFunc(fields, func(f Field) bool { return f.Name == "expertise" })
}

// named is a person or organisation in a list of people: an entry of members,
// or somebody without a profile, in words.
func named(name, relation, inverse, doc string) Field {
	return Field{Name: name, Type: Object, Many: true, Inherited: true, Short: "member", Doc: doc, Fields: []Field{
		{Name: "member", Aliases: []string{"key"}, Type: Reference, To: []string{Members}, Relation: relation, Inverse: inverse, Doc: "the name of the member's file"},
		{Name: "name", Type: Text, Doc: "the name of somebody without a profile"},
		{Name: "title", Type: Text, Doc: "what they do"},
		{Name: "url", Type: Address, Doc: "a page about somebody without a profile"},
	}}
}

// refs is a list of references.
func refs(name, relation, inverse, doc string, to ...string) Field {
	return Field{Name: name, Type: Reference, Many: true, Inherited: true, To: to, Relation: relation, Inverse: inverse, Doc: doc}
}

// ref is a single reference.
func ref(name, relation, inverse, doc string, to ...string) Field {
	f := refs(name, relation, inverse, doc, to...)
	f.Many = false
	return f
}

func common() []Field {
	return []Field{
		{Name: "title", Aliases: []string{"name"}, Type: Text, Doc: "the title; the first `# heading` of the text will do"},
		{Name: "description", Aliases: []string{"summary", "excerpt"}, Type: Text, Doc: "one or two sentences that say what the page is about"},
		{Name: "slug", Type: Text, Doc: "the last part of the address, where it is not the file's name"},
		{Name: "aliases", Type: Text, Many: true, Doc: "old addresses, which lead here"},
		{Name: "order", Aliases: []string{"sidebar_position", "weight"}, Type: Number, Inherited: true, Doc: "the place among its neighbours"},
		{Name: "sidebar_label", Aliases: []string{"linkTitle"}, Type: Text, Doc: "a shorter title for navigation"},
		{Name: "date", Type: Date, Inherited: true, Doc: "the day it was written"},
		{Name: "sidebar", Type: Object, Inherited: true, Doc: "how Starlight writes `order` and `sidebar_label`", Fields: []Field{
			{Name: "order", Type: Number, Doc: "the place among its neighbours"},
			{Name: "label", Type: Text, Doc: "a shorter title for navigation"},
		}},
		{Name: "image", Type: Image, Inherited: true, Doc: "a picture"},
		{Name: "alt", Type: Text, Doc: "what the picture shows, for those who cannot see it"},
		named("authors", "authors", "wrote", "who wrote it"),
		{Name: "translators", Type: Object, Many: true, Short: "member", Doc: "who translated it", Fields: named("", "translators", "translated", "").Fields},
		{Name: "translation", Type: Object, Doc: "how it was translated", Fields: []Field{
			{Name: "method", Type: Choice, Choices: []string{"human", "machine", "machine-reviewed"}, Doc: "by whom or what"},
			ref("reviewed_by", "reviewed-by", "reviewed", "who read the translation", Members),
		}},
		{Name: "expertise", Type: Object, Many: true, Inherited: true, Short: "area", Doc: "the areas of expertise it is about", Fields: []Field{
			ref("area", "expertise", "", "the name of the area's file, its title or anything it is also known as, in any language", Expertise),
			{Name: "level", Type: Choice, Choices: Levels, Doc: "how well a member knows it"},
		}},
		{Name: "tags", Type: Text, Many: true, Doc: "free words, with a page each"},
		refs("related", "related", "related", "other entries worth reading"),
		{Name: "draft", Type: Flag, Doc: "`true` keeps it out of the site"},
		{Name: "toc", Aliases: []string{"tableOfContents"}, Negated: []string{"hide_table_of_contents"}, Type: Flag, Doc: "`false` leaves out the list of headings"},
		{Name: "original", Type: Language, Doc: "the language it was first written in"},
		{Name: "translated_from", Type: Text, Doc: "which text it was translated from; `indaba translate` writes it"},
	}
}

func playbookFields() []Field {
	return []Field{
		refs("principles", "principles", "practised-in", "the principles it puts into practice", Principles),
		refs("adapted_from", "adapted-from", "adapted-as", "the playbook it grew out of", Playbooks),
		{Name: "known_instances", Type: Object, Many: true, Inherited: true, Short: "member", Doc: "who practises it, and what came of it", Fields: []Field{
			ref("member", "known-instances", "practises", "the member", Members),
			{Name: "since", Type: Text, Doc: "a year or a date"},
			{Name: "outcome", Type: Text, Doc: "what came of it"},
			{Name: "evidence", Type: Address, Doc: "where that can be read"},
		}},
		{Name: "maturity", Type: Choice, Inherited: true, Choices: []string{"initial", "structured", "validated"}, Doc: "how well it is tried"},
		{Name: "audience", Type: Text, Doc: "who it is for"},
		{Name: "duration", Type: Text, Doc: "how long it takes"},
		{Name: "lessons_learnt", Type: Text, Many: true, Doc: "what its practice has taught"},
	}
}

func principleFields() []Field {
	return []Field{
		ref("agreed_at", "agreed-at", "agreed", "the event at which it was agreed", Events),
		refs("upheld_by", "upheld-by", "upholds", "the members who live by it", Members),
	}
}

func memberFields() []Field {
	exchange := func(name, inverse, doc string) Field {
		return Field{Name: name, Type: Object, Many: true, Short: "what", Doc: doc, Fields: []Field{
			{Name: "what", Type: Text, Doc: "in one sentence"},
			{Name: "expertise", Type: Reference, Many: true, To: []string{Expertise}, Relation: name, Inverse: inverse, Doc: "the areas it is about"},
			{Name: "languages", Type: Language, Many: true, Doc: "the languages it can happen in"},
			{Name: "until", Type: Date, Doc: "the last day it stands"},
			{Name: "date", Type: Date, Doc: "the day it was written down"},
		}}
	}
	return []Field{
		{Name: "type", Type: Choice, Inherited: true, Choices: []string{"person", "city", "organisation"}, Doc: "what the member is"},
		{Name: "role", Type: Text, Doc: "what the person does, in their own words"},
		{Name: "network_role", Type: Text, Doc: "what the member does in the network"},
		refs("affiliations", "affiliations", "affiliated", "the cities and organisations the person belongs to", Members),
		refs("former_affiliations", "former-affiliations", "formerly-affiliated", "those the person belonged to", Members),
		{Name: "place", Type: Text, Inherited: true, Doc: "the town or region"},
		{Name: "population", Type: Number, Inherited: true, Doc: "how many people live there"},
		{Name: "languages", Type: Language, Many: true, Inherited: true, Doc: "the languages the member speaks"},
		{Name: "timezone", Type: Zone, Inherited: true, Doc: "the time zone, such as Africa/Maputo"},
		exchange("offers", "offers", "what the member can help with"),
		exchange("asks", "asks", "what the member needs"),
		{Name: "links", Type: Object, Many: true, Inherited: true, Short: "url", Doc: "addresses elsewhere", Fields: []Field{
			{Name: "title", Type: Text, Doc: "what is there"},
			{Name: "url", Type: Address, Doc: "the address"},
		}},
		{Name: "email", Type: Text, Inherited: true, Doc: "an address for letters; of a person, published only if the consent covers `contact`"},
		{Name: "since", Type: Text, Inherited: true, Doc: "the year or day the member joined"},
		{Name: "status", Type: Choice, Inherited: true, Choices: []string{"active", "silent", "alumni", "in-memoriam", "withdrawn"}, Doc: "whether the member is here; who is `withdrawn` is published nowhere"},
		ref("succeeded_by", "succeeded-by", "succeeds", "who took over", Members),
		{Name: "consent", Type: Object, Inherited: true, Short: "given", Doc: "when the person agreed to be published, and to what; see consent.md", Fields: []Field{
			{Name: "given", Type: Date, Doc: "the day they agreed"},
			{Name: "covers", Type: Choice, Many: true, Choices: []string{"name", "photo", "contact", "attendance"}, Doc: "what may be published; a day alone covers the name and no more"},
		}},
	}
}

func eventFields() []Field {
	return []Field{
		{Name: "start", Type: Date, Inherited: true, Doc: "the day or moment it starts"},
		{Name: "end", Type: Date, Inherited: true, Doc: "the day or moment it ends"},
		{Name: "timezone", Type: Zone, Inherited: true, Doc: "the time zone, such as Africa/Maputo"},
		{Name: "mode", Type: Choice, Inherited: true, Choices: []string{"onsite", "online", "hybrid"}, Doc: "how people meet"},
		{Name: "place", Type: Text, Inherited: true, Doc: "where people meet"},
		{Name: "url", Type: Address, Inherited: true, Doc: "where to join or read more"},
		{Name: "recurrence", Type: Text, Inherited: true, Doc: "when it comes again: an RFC 5545 rule, or plain words"},
		{Name: "except", Type: Date, Many: true, Inherited: true, Doc: "days on which it does not"},
		{Name: "type", Type: Text, Doc: "what kind of event it is"},
		{Name: "registration", Type: Object, Inherited: true, Short: "url", Doc: "how to take part", Fields: []Field{
			{Name: "url", Type: Address, Doc: "where to register"},
			{Name: "deadline", Type: Date, Doc: "until when"},
		}},
		named("hosts", "hosts", "hosted", "who invites"),
		named("speakers", "speakers", "spoke-at", "who speaks"),
		named("participants", "participants", "took-part", "who takes part: readers see how many and from where, and after the event the names of those whose consent covers it"),
		refs("playbooks", "playbooks", "discussed-at", "the playbooks it discusses", Playbooks),
		refs("produced", "produced", "came-from", "what was written because of it"),
		refs("principles", "principles", "lived-at", "the principles it is about", Principles),
		{Name: "languages", Type: Language, Many: true, Inherited: true, Doc: "the languages spoken"},
		{Name: "interpretation", Type: Language, Many: true, Inherited: true, Doc: "the languages interpreted into"},
		{Name: "resources", Type: Object, Many: true, Inherited: true, Short: "url", Doc: "slides, recordings and notes", Fields: []Field{
			{Name: "title", Type: Text, Doc: "what it is"},
			{Name: "url", Type: Address, Doc: "where it is"},
			{Name: "language", Type: Language, Doc: "its language"},
			ref("by", "resources-by", "gave", "whose it is", Members),
		}},
		channels(),
		{Name: "outcomes", Type: Text, Many: true, Inherited: true, Doc: "what came of it, shown after its end"},
		{Name: "lessons_learnt", Type: Text, Many: true, Inherited: true, Doc: "what it has taught, shown after its end"},
		{Name: "actions", Type: Object, Many: true, Inherited: true, Short: "what", Doc: "what was taken on, shown after its end", Fields: []Field{
			{Name: "what", Type: Text, Doc: "in one sentence"},
			{Name: "by", Type: Reference, Many: true, To: []string{Members}, Relation: "taken-on-by", Inverse: "took-on", Doc: "who took it on"},
			{Name: "name", Type: Text, Doc: "the name of somebody without a profile who did"},
			{Name: "until", Type: Date, Doc: "until when"},
			{Name: "done", Type: Flag, Doc: "`true` once it is done"},
		}},
		{Name: "status", Type: Choice, Inherited: true, Choices: []string{"planned", "cancelled", "moved", "past"}, Doc: "whether it takes place"},
		{Name: "updated", Type: Date, Inherited: true, Doc: "the day or moment its time or place last changed, by which calendars tell"},
	}
}

func pageFields() []Field {
	return []Field{
		{Name: "shows", Type: Choice, Many: true, Inherited: true, Choices: []string{"people", "towns", "organisations", "areas", "principles", "events"}, Doc: "what of the network stands below the text"},
	}
}

func expertiseFields() []Field {
	return []Field{
		{Name: "also_known_as", Type: Text, Many: true, Doc: "other names, which references may use"},
		refs("broader", "broader", "narrower", "the area this one is part of", Expertise),
		channels(),
		{Name: "weave", Type: Text, Inherited: true, Doc: "its pattern: yarn/motif"},
	}
}

func channels() Field {
	return Field{Name: "channels", Type: Object, Many: true, Inherited: true, Short: "url", Doc: "where people talk about it", Fields: []Field{
		{Name: "name", Type: Text, Doc: "what it is called"},
		{Name: "url", Type: Address, Doc: "where it is"},
		{Name: "languages", Type: Language, Many: true, Doc: "the languages spoken there"},
		{Name: "join", Type: Text, Doc: "how to join, in one sentence"},
	}}
}
