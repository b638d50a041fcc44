package schema

// Thing is what everything has.
type Thing struct {
	Type          Texts  `json:"@type"`
	ID            string `json:"@id,omitempty"` // an address that stands for the thing wherever it is described
	Name          string `json:"name,omitempty"`
	AlternateName Texts  `json:"alternateName,omitempty"`
	Description   string `json:"description,omitempty"`
	URL           string `json:"url,omitempty"`
	Image         string `json:"image,omitempty"`
	SameAs        Texts  `json:"sameAs,omitempty"` // addresses elsewhere that are about the same
}

// Organization is a network, a body of people, or a town as one that acts.
type Organization struct {
	Thing
	Logo      string  `json:"logo,omitempty"`
	Knows     []Thing `json:"knowsAbout,omitempty"`
	Languages Texts   `json:"knowsLanguage,omitempty"` // BCP 47
	Location  *Place  `json:"location,omitempty"`
}

// Person is somebody who agreed to be published.
type Person struct {
	Thing
	JobTitle    string  `json:"jobTitle,omitempty"`
	Affiliation []Thing `json:"affiliation,omitempty"`
	Knows       []Thing `json:"knowsAbout,omitempty"`
	Languages   Texts   `json:"knowsLanguage,omitempty"` // BCP 47
	Location    *Place  `json:"homeLocation,omitempty"`
}

// Place is a City, an AdministrativeArea or any other place, and a
// VirtualLocation, where people meet online.
type Place struct {
	Thing
	Within *Place `json:"containedInPlace,omitempty"`
}

// Work is what somebody wrote: an Article, a LearningResource, a WebPage.
type Work struct {
	Thing
	Headline       string    `json:"headline,omitempty"`
	Language       string    `json:"inLanguage,omitempty"`    // BCP 47
	Published      string    `json:"datePublished,omitempty"` // ISO 8601
	Author         []Thing   `json:"author,omitempty"`
	Translator     []Thing   `json:"translator,omitempty"`
	Publisher      *Thing    `json:"publisher,omitempty"`
	About          []Thing   `json:"about,omitempty"`
	Audience       *Audience `json:"audience,omitempty"`
	PartOf         *Thing    `json:"isPartOf,omitempty"`
	Parts          []Thing   `json:"hasPart,omitempty"`
	BasedOn        []Thing   `json:"isBasedOn,omitempty"`
	Translations   []Edition `json:"workTranslation,omitempty"`
	TranslationOf  *Edition  `json:"translationOfWork,omitempty"`
	AccessibleFree bool      `json:"isAccessibleForFree,omitempty"`
}

// Edition is a work in another language.
type Edition struct {
	Type     Texts  `json:"@type"`
	ID       string `json:"@id"`
	Language string `json:"inLanguage"`
}

// Audience is for whom something was written.
type Audience struct {
	Type string `json:"@type"`
	For  string `json:"audienceType"`
}

// Event is a meeting. Search engines ask for its name, start and location.
type Event struct {
	Thing
	Start      string  `json:"startDate,omitempty"` // ISO 8601, with an offset where a time is known
	End        string  `json:"endDate,omitempty"`
	Status     string  `json:"eventStatus,omitempty"`
	Attendance string  `json:"eventAttendanceMode,omitempty"`
	Location   []Place `json:"location,omitempty"`
	Organizer  []Thing `json:"organizer,omitempty"`
	Performer  []Thing `json:"performer,omitempty"`
	About      []Thing `json:"about,omitempty"`
	Languages  Texts   `json:"inLanguage,omitempty"`
}

// Term is a DefinedTerm, an area of expertise.
type Term struct {
	Thing
	Set *Thing `json:"inDefinedTermSet,omitempty"`
}

// TermSet is a DefinedTermSet, all areas of a network.
type TermSet struct {
	Thing
	Language string  `json:"inLanguage,omitempty"`
	Terms    []Thing `json:"hasDefinedTerm,omitempty"`
}

// Site is a WebSite: one language of a network.
type Site struct {
	Thing
	Language  string  `json:"inLanguage,omitempty"`
	Publisher *Thing  `json:"publisher,omitempty"`
	Search    *Search `json:"potentialAction,omitempty"`
}

// Search is a SearchAction.
type Search struct {
	Type   string `json:"@type"`
	Target string `json:"target"` // with {search_term_string} for what is looked for
	Input  string `json:"query-input"`
}

// NewSearch returns the search at an address that takes the words in its
// parameter q.
func NewSearch(address string) *Search {
	return &Search{"SearchAction", address + "?q={search_term_string}", "required name=search_term_string"}
}

// Breadcrumbs is a BreadcrumbList.
type Breadcrumbs struct {
	Type  string  `json:"@type"`
	Steps []Crumb `json:"itemListElement"`
}

// Crumb is one step of [Breadcrumbs].
type Crumb struct {
	Type     string `json:"@type"`
	Position int    `json:"position"` // from 1
	Name     string `json:"name"`
	Item     string `json:"item"` // its address
}

// Add adds a step at the end.
func (b *Breadcrumbs) Add(name, address string) {
	b.Type = "BreadcrumbList"
	b.Steps = append(b.Steps, Crumb{"ListItem", len(b.Steps) + 1, name, address})
}
