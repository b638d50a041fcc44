package model

import "strings"

// foreign lists the keys that mean something to other generators and nothing
// here. Pages that carry them are published all the same, and a note says what
// is left out. The lists are those of the generators' own guides.
var foreign = []struct{ generator, keys string }{
	{"Docusaurus", "id title_meta pagination_label sidebar_class_name sidebar_key sidebar_custom_props displayed_sidebar hide_title " +
		"toc_min_heading_level toc_max_heading_level pagination_next pagination_prev parse_number_prefixes custom_edit_url keywords " +
		"unlisted last_update author author_title author_url author_image_url authorURL authorTitle authorImageURL image_url socials"},
	{"Starlight", "editUrl head template hero banner lastUpdated prev next pagefind hidden badge attrs"},
	{"Hugo", "lastmod modified publishDate pubdate published expiryDate unpublishdate url translationKey categories layout menus menu outputs params " +
		"cascade build resources sitemap headless isCJKLanguage markup sites"},
	{"Zola", "path taxonomies extra in_search_index"},
	{"VitePress", "titleTemplate features navbar aside outline editLink footer pageClass"},
	{"Jekyll", "permalink redirect_from category"},
}

// foreignTo are the generators that keys mean something to.
var foreignTo = func() map[string]string {
	of := map[string]string{}
	for _, f := range foreign {
		for key := range strings.FieldsSeq(f.keys) {
			of[key] = f.generator
		}
	}
	return of
}()
