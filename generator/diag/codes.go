package diag

// Info is what is known of a [Code] beside its name.
type Info struct {
	Severity Severity
	Summary  string // one sentence for someone who sees the code first
}

// Codes lists every diagnostic there is. A code never changes its meaning; a
// test fails for a code without a fixture.
var Codes = map[Code]Info{
	// Files.
	"file-encoding":  {Error, "the file is not UTF-8 text"},
	"file-line-ends": {Error, "the lines of the file end as on a Mac of before 2001"},
	"file-size":      {Error, "the file is larger than a page may be"},
	"file-active":    {Error, "a drawing holds what a browser would run or load"},
	"file-name":      {Error, "not every system can hold a file of this name, and it is published under it"},
	"file-portable":  {Warning, "not every system can hold a file of this name"},
	"file-type":      {Warning, "files of this type are not published"},
	"file-unplaced":  {Warning, "the file lies where nothing is read"},
	"file-unread":    {Error, "the file cannot be read"},

	// Front matter and site.yaml.
	"data-duplicate-key":   {Error, "a key is written twice"},
	"data-syntax":          {Error, "the YAML, TOML or JSON cannot be understood"},
	"data-too-deep":        {Error, "the data nests deeper or repeats more than a page may"},
	"front-matter-open":    {Error, "the front matter has no closing line"},
	"front-matter-place":   {Error, "the front matter does not start in the first column"},
	"field-choice":         {Error, "the value is none of those the field takes"},
	"fill-in":              {Warning, "something that a new page asks for is still to be filled in"},
	"field-foreign":        {Note, "the key means something to another generator and nothing here"},
	"field-long":           {Error, "a title, another text or a list is longer than pages can show"},
	"field-required":       {Error, "a field that must be there is missing"},
	"field-type":           {Error, "the value is not of the field's type"},
	"field-unknown":        {Warning, "the key is not known for this kind of page"},
	"section-missing":      {Warning, "a heading that pages of the kind must have is missing"},
	"kind-field":           {Error, "a field that the site declares cannot be understood"},
	"title-missing":        {Error, "the page has no title"},
	"type-missing":         {Warning, "a member says not whether it is a person, a city or an organisation"},
	"consent-missing":      {Warning, "a person's profile does not say that the person agreed to it"},
	"stamp-unknown":        {Warning, "a translation says not rightly which text it was made from"},
	"stamp-alone":          {Note, "a translation was stamped anew, and its text is as it was"},
	"translation-stale":    {Warning, "the text that a translation was made from has changed since"},
	"ask-ends":             {Warning, "an ask or offer runs out within a month"},
	"ask-ended":            {Note, "an ask or offer has run out"},
	"consent-name":         {Warning, "a member's consent does not cover the name"},
	"consent-ending":       {Warning, "a person's consent runs out within a month"},
	"consent-lapsed":       {Warning, "a person's consent has run out"},
	"consent-covers":       {Note, "a profile holds something that the consent does not cover"},
	"consent-folder":       {Warning, "a profile lies in the folder of a member who is not published"},
	"consent-mention":      {Warning, "a text names a member who is not published"},
	"consent-file":         {Warning, "a page shows a file of a member who is not published"},
	"exposed-passcode":     {Warning, "a code that opens a meeting would be public"},
	"exposed-invite":       {Warning, "a link that lets anybody into a group would be public"},
	"exposed-email":        {Warning, "a person's own e-mail address would be public"},
	"exposed-phone":        {Warning, "a telephone number would be public"},
	"original-unknown":     {Error, "the page names as its original a language it does not exist in"},
	"timezone-unknown":     {Error, "the time zone is not one of the IANA database"},
	"timezone-missing":     {Warning, "an event has a time of day and no time zone"},
	"recurrence-unknown":   {Error, "when the event comes again cannot be understood"},
	"recurrence-never":     {Error, "by its recurrence the event never happens"},
	"recurrence-start":     {Error, "the event starts on a day that its recurrence leaves out"},
	"except-unused":        {Warning, "an exception is a day on which the event would not happen anyway"},
	"occurrence-unknown":   {Warning, "a page tells of a day on which the series does not happen"},
	"event-ends-first":     {Error, "the event ends before it starts"},
	"language-unknown":     {Warning, "the language tag is not well-formed or not known"},
	"language-undeclared":  {Warning, "a folder holds a language that site.yaml does not name"},
	"config-colour":        {Error, "a colour cannot be understood, or read as a link"},
	"config-base-url":      {Error, "base_url is not an address of a website"},
	"config-base-url-none": {Note, "there is no base_url, so absolute addresses are made up"},

	// Markdown.
	"markdown-directive-unknown":  {Warning, "the directive's name is not known"},
	"markdown-directive-unclosed": {Warning, "a directive is opened and never closed"},
	"markdown-directive-nesting":  {Warning, "a directive lies in one with no more colons"},
	"markdown-directive-stray":    {Warning, "a line of colons closes no directive"},
	"markdown-attribute":          {Warning, "an attribute is not published"},
	"markdown-html":               {Warning, "HTML in the text is not published"},
	"markdown-title-link":         {Warning, "a link or an image in a page's title is not published"},
	"markdown-id-duplicate":       {Warning, "two headings have the same explicit id"},
	"markdown-image-alt":          {Warning, "an image has no text for those who cannot see it"},
	"markdown-heading-level":      {Warning, "a heading skips a level"},
	"markdown-template":           {Warning, "code of a template language in the text would be published as it is"},
	"markdown-jsx":                {Warning, "a component of another generator does nothing here"},
	"markdown-mdx":                {Warning, "code of MDX in the text is not published"},
	"markdown-address-space":      {Warning, "an address has a space in it, so it is read as text"},
	"markdown-limit":              {Error, "the text nests, repeats or refers more than any page needs"},
	"markdown-link-scheme":        {Error, "the link's address could run a program"},

	// Links between entries.
	"anchor-missing":    {Error, "the link names a heading that the page does not have"},
	"image-missing":     {Error, "the image is not there"},
	"image-damaged":     {Error, "the picture cannot be read, so what its camera wrote into it cannot be taken out"},
	"page-weight":       {Warning, "a page costs its readers more than the site's budget allows"},
	"image-size":        {Error, "the picture is larger than one may be"},
	"link-broken":       {Error, "the link leads to no page"},
	"reference-unknown": {Error, "the reference names no entry"},
	"reference-unclear": {Error, "the reference names several entries"},
	"reference-kind":    {Error, "the reference names an entry of the wrong kind"},
	"reference-self":    {Warning, "the entry refers to itself"},
	"reference-cycle":   {Error, "the areas are broader than each other in a circle"},
	"lineage-cycle":     {Error, "the playbooks are adapted from each other in a circle"},
	"url-duplicate":     {Error, "two pages have the same address"},
	"alias-shadowed":    {Error, "an old address is that of a page that exists"},

	// Lists and navigation.
	"title-duplicate": {Warning, "two pages in one place have the same title"},
	"page-orphan":     {Note, "no page leads to this one"},

	// Evidence.
	"expertise-unheld":      {Note, "nobody in the network knows an area of expertise"},
	"practice-claimed":      {Warning, "a playbook says that it is proven in use, and not where that can be read"},
	"practice-unproven":     {Note, "it is not known who practises a playbook, or not where that can be read"},
	"principle-unpractised": {Note, "no playbook and no event puts a principle into practice"},

	// Spreadsheets.
	"sheet-column":   {Warning, "a column of a spreadsheet is not imported"},
	"sheet-consent":  {Warning, "a cell of a spreadsheet does not say when the person agreed"},
	"sheet-date":     {Error, "a date in a spreadsheet can be read in two ways, or in none"},
	"sheet-encoding": {Note, "a spreadsheet is not UTF-8, so its encoding is guessed"},
	"sheet-kept":     {Note, "a cell of a spreadsheet is empty, and the page says something there"},
	"sheet-row":      {Error, "a row of a spreadsheet is not imported"},
	"sheet-similar":  {Warning, "a name in a spreadsheet is nearly that of something else"},
	"sheet-syntax":   {Error, "the file is not a table that can be read"},

	// Themes and messages.
	"theme-field":     {Error, "a layout uses something its page does not have"},
	"theme-message":   {Error, "a layout shows a message that does not exist"},
	"theme-missing":   {Error, "the theme lacks a layout"},
	"theme-syntax":    {Error, "a layout is not a valid template"},
	"message-missing": {Warning, "a language lacks a message of the interface"},
	"message-syntax":  {Error, "the message file or a message in it cannot be understood"},
	"message-unknown": {Warning, "no part of the interface shows this message"},
	"weave-unknown":   {Error, "the pattern is not made of a known yarn and motif"},
	"weave-repeated":  {Warning, "two areas have the same pattern"},
}
