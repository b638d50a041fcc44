package render

// maxNamed is how many areas, languages or categories are named of something
// wherever it is shown: of an ask on the page of an area, say. Its own page
// names all. Were there no limit, what is about all areas would be shown on the
// pages of all, each time with all.
const maxNamed = 24

// abridged returns the first few of what is named of something.
func abridged[T any](all []T) []T { return all[:min(len(all), maxNamed)] }
