package locale

// CounterStyle returns the name of the CSS counter style that counts in the
// language's digits (CSS Counter Styles Level 3, section 6), "decimal" for
// those that CSS does not know.
func (l *Localizer) CounterStyle() string {
	if style, ok := counterStyles[l.formats.digits[0]]; ok {
		return style
	}
	return "decimal"
}

// counterStyles are the predefined numeric styles, by the digit zero.
var counterStyles = map[string]string{
	"٠": "arabic-indic", "۰": "persian", "०": "devanagari", "০": "bengali", "੦": "gurmukhi", "૦": "gujarati",
	"୦": "oriya", "௦": "tamil", "౦": "telugu", "೦": "kannada", "൦": "malayalam", "๐": "thai", "໐": "lao",
	"༠": "tibetan", "၀": "myanmar", "០": "khmer", "᠐": "mongolian",
}
