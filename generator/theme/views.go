package theme

import "html/template"

// This file is the whole contract with authors of themes: one struct a
// layout, holding what its page shows, ready to be shown. Everything that
// takes work has been done; text is plain unless its type is template.HTML.
//
// A text that may be in another language than the page comes as a [Text],
// whose Lang and Dir are empty when they are the page's own.

// Text is a piece of text with its language, where that is not the page's.
type Text struct {
	Text string
	Lang string // BCP 47; empty: the page's language
	Dir  string // "ltr" or "rtl"; empty: the page's direction
}

// Link is a link to a page. URL is ready for an href.
type Link struct {
	URL string
	Text
	Current bool // it leads to the page it stands on
}

// Page is what every layout sees.
type Page struct {
	Lang        string // BCP 47, for <html lang>
	Locale      string // for Open Graph: "pt_MZ"; may be empty
	Dir         string // "ltr" or "rtl"
	Digits      string // of numbered lists, as CSS names them: "arabic-indic"; empty: as the language is mostly written
	Title       string // of the document, without the site's name
	SiteTitle   string
	Description string // for <meta name=description>; may be empty
	Policy      string // Content-Security-Policy
	Generator   string // for <meta name=generator>

	Canonical  string      // absolute address; empty: none
	Alternates []Alternate // hreflang; empty on borrowed pages, the way in and 404
	Feeds      []Feed
	Share      *Share        // how to pass the page on; nil where there is nothing to pass on
	Follow     []Link        // feeds and calendars of what this page tells of, for readers
	Data       template.HTML // what the page is about, for machines: a data block of JSON-LD; may be empty
	NoIndex    bool          // search engines are asked to leave it out
	Styles     []string
	Print      string // address of the stylesheet for paper; may be empty
	Scripts    []string
	Icon       string
	Poster     *Image // stands for the page where it is shared; its address is absolute

	Home      string        // address of the home page of this language
	Search    string        // address of its page for searching
	Mark      template.HTML // the site's mark
	Logo      *Image        // that stands for the mark; nil: none
	Menu      template.HTML // rendered once a language by the partial "menu"
	Footer    template.HTML // rendered once a language by the partial "footer"
	Languages []Link        // this page in every language, this one first, each in its own name
	Crumbs    []Link        // from the first level below home down to the parent
	Band      template.HTML // strip of the page's areas for the page's upper edge; may be empty
	Date      string        // the day the site was built for, in words
}

// Share is how to pass a page on, with a text ready: addresses that a reader's
// own programs open.
type Share struct{ URL, WhatsApp, Mail string }

// Forward is a text about an area, ready to be passed on.
type Forward struct {
	Text           string // with line breaks
	WhatsApp, Mail string
	Others         []Link // the same in other languages
}

// Alternate is one hreflang link.
type Alternate struct{ Lang, URL string }

// Feed is one feed or calendar that a page offers.
type Feed struct{ URL, Title, Type string }

// MenuView is what the partial "menu" sees: the main navigation.
type MenuView struct{ Items []Link }

// FooterView is what the partial "footer" sees.
type FooterView struct {
	SiteTitle string
	Licence   string // a sentence; may be empty
	Pages     []Link // pages such as "about" and "join"
	Talk      []Link // how to reach the network, and where it talks
	Feeds     []Link
	Date      string // a sentence: the day the site was built for
}

// SectionView is what the partial "section" sees: the navigation of a
// playbook, rendered once a folder and language. The engine marks the current
// page afterwards, so items say nothing of it.
type SectionView struct {
	Title Link
	Items []SectionItem
}

// SectionItem is one page of a section and, where its folder is open, those
// below it.
type SectionItem struct {
	Link
	Items []SectionItem
}

// Item is an entry as lists and relations show it: a chip, a row or a card.
// Empty fields are not shown.
type Item struct {
	Link                    // title and address
	Badge     string        // own name of the language of the entry, when it is not the page's
	Kind      string        // "members", "events", …
	KindLabel string        // in words: "Event"
	Type      string        // of a member: "person", "city", "organisation"
	Lead      Text          // description
	Mark      template.HTML // pattern of an area, strip of a member; empty for other kinds
	When      *When         // of an event
	Notes     []Text        // second lines: role and place, "Chapter of Ways of working", "can help" …
	Languages []Text        // own names of the languages a member speaks
	Areas     []Item        // a member's areas of expertise
	Level     int           // 1 wants to learn, 2 has done it, 3 can help; 0: not said
	LevelText string
	Count     string // in words: "4 people"
	Choices   string // for filters: what can be chosen of it, as [Option.Name] names it
	Items     []Item // chapters of a playbook, narrower areas
	More      *Link  // where more can be read, such as the evidence of a practice
}

// WriteUp is what was written after an event, above its announcement.
type WriteUp struct {
	Body     template.HTML
	Borrowed *Borrowed // nil when it is in the page's language
}

// Task is something that was taken on at an event.
type Task struct {
	What  Text
	By    []Item
	Until string // in words; may be empty
	Done  bool
}

// Subscription is a calendar that a reader can follow: by Follow, which opens
// the program for calendars, or by its address.
type Subscription struct {
	Title  string
	Follow template.URL // webcal:
	URL    string       // https:
}

// When is the date of an event as the date block shows it.
type When struct {
	Start     string // the moment it starts and the one it ends, RFC 3339 in UTC; empty where that is not known
	End       string
	Day       string // "4" or "12–14", in the language's digits
	Month     string // "Dec"
	Year      string // "2026"
	Text      string // in full: "12–14 October 2026"
	Machine   string // ISO 8601, for <time datetime>
	Past      bool
	Cancelled bool
	Moved     bool
	Zone      string // of the IANA database; may be empty
	Locale    string // BCP 47; how the language of the page writes dates
}

// Relation is a list of entries that the page's entry is tied to by one kind
// of reference.
type Relation struct {
	Name  string // for data-relation, such as "practised-in"
	Label string
	Note  string // a sentence about them all; may be empty
	Items []Item
}

// Group is a part of a list under a heading of its own. The Label may be
// empty when there is only one.
type Group struct {
	ID    string
	Label string
	Lang  string // of the Label, where that is not the page's; and its direction
	Dir   string
	Items []Item
	More  *Link // where all of them are; nil when they are here
}

// Fact is one line of what is known of an entry: a label and its values.
type Fact struct {
	Label  string
	Values []Link // URL may be empty
}

// TOCItem is one heading of the page.
type TOCItem struct {
	ID, Text string
	Level    int // 2 to 6
}

// Borrowed says that a page's text stands in for one that does not exist in
// the reader's language.
type Borrowed struct {
	Code      string // of the language the text is in, as in site.yaml
	Lang, Dir string
	Badge     string // own name of that language
	Notice    string // a sentence: not in this language yet
	Text      string // a sentence: whose text this is
	Translate *Link  // how to translate it; nil when the site names no place for that
}

// Image is a picture as the partial "image" sees it; a portrait is shown by the
// layout itself.
type Image struct {
	URL, Alt      string
	Set           template.Srcset // the picture in several widths; may be empty
	Width, Height int             // in pixels, of the largest; 0: not known
	Late          bool            // it is not seen before the reader scrolls
}

// Ask is something a member asks for or offers.
type Ask struct {
	ID        string // of its place on a page
	Offer     bool
	What      Text
	Areas     []Item
	Languages []Text
	Until     string // in words; empty: no end
	By        *Item  // who asks; nil on the member's own page

	Open    bool       // an ask of which the page says who may help
	Helpers []Proposal // who may help, the best first
	Choices string     // for filters: names of what it is about, see [Choice]
}

// Proposal is a member who is proposed to a reader, and why.
type Proposal struct {
	Item
	Reasons []Reason
}

// Reason is one reason in words: what stands before and after what it is about.
type Reason struct {
	URL    string // where it can be read, such as an offer; may be empty
	Before string
	About  Text // the title of an area; may be empty
	After  string
}

// EntryPage is what the layouts of entries see: playbook, principle, member,
// event, expertise and page.
type EntryPage struct {
	Page
	Entry     string // for data-entry: "playbooks/ways-of-working/connection"
	Kind      string
	Name      Text // the title, in the language of the text
	Lead      Text
	Image     *Image    // a member's photograph, another entry's picture
	Position  string    // "Chapter 2 of 6"; may be empty
	Notices   []string  // what a reader must know first: it is cancelled, a machine translated it
	Borrowed  *Borrowed // nil when the text is in the page's language
	Body      template.HTML
	TOC       []TOCItem
	Section   template.HTML // navigation of the playbook; may be empty
	Areas     []Item        // the areas of expertise it is about
	People    []Relation    // who stands behind it, by why: authors, hosts, "upheld-by" …; URL is empty for those without a profile
	Actions   []Link        // what a reader can do: write, join, add to a calendar; the first stands out
	Facts     []Fact
	Channels  []Item     // where people talk about it: how to join as the Lead, and languages
	Relations []Relation // what has no place of its own in the layout
	Tags      []Link
	Children  []Item // pages below this one
	Prev      *Link
	Next      *Link
	Edit      *Link
	Write     *Link // to the network, about this page, for those who cannot edit it; nil when the site has no contact

	// Pages.
	Shows []Group // parts of the network below the text

	// Playbooks.
	Practice []Relation // where it is practised, what it was adapted from and as; adaptations have theirs as Items

	// Members.
	Type       string // person, city, organisation
	OtherNames []Text // the name in other scripts
	Role       Text
	Mark       template.HTML // large strip
	Expertise  []Item        // one a patch of the strip (weave.Tall) as Mark, in its order, with level
	Speaks     []Text        // spoken
	Asks       []Ask         // asks and offers; on an area, of everybody
	Affiliated []Item        // people of a town or organisation, each with a strip
	Alike      []Proposal    // members with a similar task elsewhere
	AlikeTitle string        // what to call them

	// Events.
	When      *When
	WriteUp   *WriteUp // nil before the end, and when nothing was written apart
	Outcomes  []Text
	Lessons   []Text
	Tasks     []Task
	Held      []Item         // of a series: pages about its times
	Calendars []Subscription // also of areas of expertise

	// Areas of expertise.
	Dye         int           // 0 to 7: which yarn colours the field
	Pattern     template.HTML // the pattern, to be repeated
	AlsoKnownAs []string
	Levels      []Group // people by level, those who speak the reader's language first
	Speakers    []Group // the same people by the languages they speak
	MoreAsks    *Link   // to the asks and offers that are not shown here; nil: all are
	Forward     *Forward
	Jumps       []Link // parts of the page with counts: #page.members, #page.asks, #page. and the name of a relation
}

// HomePage is what the layout "home" sees.
type HomePage struct {
	Page
	Entry      string
	Name       Text
	Lead       Text
	Borrowed   *Borrowed
	Body       template.HTML
	Cloth      template.HTML // strips of members, hung from the upper edge
	Areas      []Item
	Asks       []Ask
	AllAsks    string // address of the page of asks and offers; empty: there is none
	Events     []Item
	People     []Item
	Towns      []Item
	PeopleNote string // "16 people in 8 towns"
	Map        string // address of the map of who knows what; empty: there is none
	Principles []Item
	News       []Item
	Lists      map[string]string // address of the list of each kind, by kind
}

// ListPage is what the layout "list" sees: all entries of a kind, of a folder
// or with a tag, or all tags.
type ListPage struct {
	Page
	Entry    string // for data-entry, where an entry writes the list's text
	Kind     string // "members", …; "tags" for the list of tags
	Name     Text
	Lead     Text
	Borrowed *Borrowed
	Body     template.HTML
	Groups   []Group
	Jumps    []Link // to the groups, with counts; empty when there is one

	Timeline  *Timeline      // of events; nil where there are too few
	Calendars []Subscription // of events
	New       *Link          // to how one more is begun; nil when the site has no place for that
}

// Timeline shows when events are, the latest year first. Everything in it is
// also in the list below it.
type Timeline struct {
	Grounds template.HTML // patterns that the marks of the events use
	Months  []TimelineMonth
	Years   []TimelineYear
}

// TimelineYear is one year, with twelve months.
type TimelineYear struct {
	Label  string
	Months []TimelineMonth
}

// TimelineMonth is a month, in a year or of all of them.
type TimelineMonth struct {
	Name   string // "Mar"
	Number string // "3"
	Now    bool   // the site was built in it
	Events []Item // from the first day on; the mark is woven from the event's areas
	More   *Link  // to those that are not shown here; nil: all are
}

// Service is what every page that the site makes of everything in it has.
type Service struct {
	Page
	Entry    string // for data-entry, where an entry writes the page's text
	Name     Text
	Lead     Text
	Borrowed *Borrowed
	Body     template.HTML
}

// ExchangePage is what the layout "exchange" sees: what members ask for, with
// who may help, and what they offer.
type ExchangePage struct {
	Service
	Asks, Offers []Ask
	Filter       *Filter // nil when there is nothing to choose
	Pages        []Link  // of a long list; empty when there is one
}

// DirectoryPage is what the layout "directory" sees: the members, or those who
// have something in common.
type DirectoryPage struct {
	Service
	Counts string  // in words: "16 people, 8 towns and 3 organisations"
	First  string  // a sentence: who comes first; may be empty
	Filter *Filter // nil when there is nothing to choose
	Groups []Group // by type
	Names  bool    // they are too many for cards
	Pages  []Link  // of a long list; empty when there is one
	New    *Link   // as in ListPage
}

// SearchPage is what the layout "search" sees: a form, what the script needs
// that answers it, and for all who have no script what there is, by name.
type SearchPage struct {
	Service
	Index  string      // address of the folder with the index
	Say    []SearchSay // what the script says
	Others []SearchOther
	Ways   []Link  // where else to look, when nothing is found
	Groups []Group // by kind; of a kind with many pages there is its list alone
}

// SearchSay is a message of the script, with {words} and {count} to be filled.
type SearchSay struct{ Name, Text string }

// SearchOther is another language to search in where this one has little, in
// the order of preference.
type SearchOther struct {
	Code, Lang, Dir, Name string
	Index, Home           string // addresses
	Own                   string // what its index calls the page's own language
}

// MapPage is what the layout "map" sees: who knows what. Areas are rows;
// members, or the towns they belong to where they are many, and playbooks are
// columns.
type MapPage struct {
	Service
	Tiles     template.HTML // defines the patterns of all patches
	Levels    []Item        // what the heights of patches mean
	Columns   string        // what the columns of members are: "People", "Towns"
	Members   []Item
	Playbooks []Item // empty when there are too many to show one by one
	Rows      []MapRow
}

// MapRow is an area on the map.
type MapRow struct {
	Area      Item
	Part      bool    // it is part of another area
	Members   []Patch // one a column
	Playbooks []Patch
	Counts    string // in words: "4 members, 2 playbooks"
	Known     []Item // the columns that have a patch, with its level
	Treated   []Item
}

// Patch is where a column and an area of the map cross. It is empty where they
// do not.
type Patch struct {
	Link               // leads to what the column stands for; its text says what crosses
	Mark template.HTML // 4, 8 or 12 threads high
}

// Filter is how a reader makes a list shorter. Every [Option] is a page of its
// own; together they take a script, which reads the pages of the list where it
// is longer than one.
type Filter struct {
	URL    string  // of the whole list; choices are kept in its query
	Pages  int     // how many pages the whole list has
	Total  int     // how many items
	Count  string  // the same, in the digits of the language
	Locale string  // BCP 47, for numbers
	Words  string  // what the field for words is called; empty: none
	Facets []Facet // never empty
	Chosen *Link   // what this page is of, leading to the whole list; nil: the whole list
	Shown  string  // how many are shown, with {count} and {total} for the numbers
}

// Facet is one way to divide a list.
type Facet struct {
	Name    string // in addresses and queries: "area"
	Label   string
	Tabs    bool // to be shown as tabs rather than as a list
	Options []Option
}

// Option is one choice of a [Facet]. Current says that the page is of it.
type Option struct {
	Link
	Name  string // among the Choices of items: "area--mobility"
	Slug  string // in queries
	Count string
	Total int // how many items have it
	Pages int // how many pages its list has; 0: its address is that of another page
}

// DeskPage is what the layout "desk" sees: the translators' desk of a
// language.
type DeskPage struct {
	Service
	Coverage []Coverage // one a language
	Stale    []Work     // translations that have fallen behind
	Missing  []Work     // pages that are not written in the language
}

// Coverage is how far the network is written in a language.
type Coverage struct {
	Link                // the language in its own name, leading to its desk
	Words string        // "12 of 40 pages, 3 of them behind"
	Bar   template.HTML // the same as a drawing with class "coverage"
}

// Work is a page to be translated, or brought up to date.
type Work struct {
	Link            // the page as it is shown
	Kind     string // in words: "Event"
	From     string // own name of the language of the original
	Links    string // in words: how many pages lead to it
	Minutes  string // in words: how long it is likely to take
	Sections []Text // what has changed in the original
	Stamp    string // the line of front matter that says it is done; empty for a page to be written
	Start    *Link  // where to work; nil when the site names no repository
}

// ContributePage is what the layout "contribute" sees: where those begin who add
// to the network, with nothing but a browser.
type ContributePage struct {
	Service
	Kinds   []Link // to how a page of each kind is begun
	Desk    *Link  // what is to be translated; nil for a site in one language
	Contact []Link // for those without an account
}

// StartPage is what the layout "start" sees: how a page or a translation is
// begun, with a text to begin from.
type StartPage struct {
	Page
	Name    Text
	About   *Link    // the page to be translated; nil for a new one
	Steps   []string // in their order
	Form    *Link    // a form for the new file, filled in where it fits; nil when the site names no repository
	Contact []Link   // for those without an account
	File    string   // the path of the new file
	Source  string   // its text, to be copied
}

// AskPage is what the layout "ask" sees: a question to the network, drafted.
type AskPage struct {
	Service
	Subject  string
	Draft    string // with line breaks; a … in each line that a reader fills in
	Areas    []Item
	AnswerIn []Text // own names of the languages an answer may be in
	Ways     []Way
	Channels []Item
}

// Way is a link that takes a text along. Before is the address up to the
// text, for a script that writes it anew; empty where none can be taken along.
type Way struct {
	Link
	Before string
}

// EvidencePage is what the layout "evidence" sees: what the network says and
// does not show, for those who look after it.
type EvidencePage struct {
	Service
	Parts []EvidencePart
}

// EvidencePart is what one kind of entries lacks.
type EvidencePart struct {
	ID    string // "principles"
	Label string // "Principles that nobody practises"
	Count string // "1 of 5"
	Empty string // what is said in place of no items
	Items []Item
}

// MissingPage is what the layout "404" sees.
type MissingPage struct {
	Page
	Areas  []Item
	Cloth  template.HTML
	Others []MissingText // on the site's own 404: what it says in every other language
}

// OfflinePage is what the layout "offline" sees: what readers without a
// connection get for a page that is not kept. The pages that a list with
// data-keep leads to are kept for them; an element with data-kept, hidden, gets
// a list of the pages below that address that they have read.
type OfflinePage struct {
	Page
	Root  string // address of the language
	Areas []Item
}

// MissingText is what the 404 page of the whole site says in one language.
type MissingText struct {
	Text
	Home Link
}

// WayInPage is what the layout "root" sees: the choice of a language.
type WayInPage struct {
	Page
	Choices []Choice
	Cloth   template.HTML
}

// Choice is one language on the way in.
type Choice struct {
	Link             // the language in its own name, leading to its home page
	SiteTitle string // the network's name in it
}

// RedirectPage is what the layout "redirect" sees: an old address.
type RedirectPage struct {
	Page
	Target Link
}
