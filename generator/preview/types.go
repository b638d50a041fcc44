package preview

import (
	"path"
	"strings"
)

func isHTML(p string) bool { return strings.HasSuffix(p, ".html") }

// contentType returns the type of a file by its name. The table is our own:
// what [mime.TypeByExtension] knows differs from machine to machine.
func contentType(p string) string {
	ext := strings.TrimPrefix(strings.ToLower(path.Ext(p)), ".")
	if t, ok := textTypes[ext]; ok {
		return t + "; charset=utf-8"
	}
	if t, ok := types[ext]; ok {
		return t
	}
	return "application/octet-stream"
}

// textTypes are types of text, all of it UTF-8; by extension.
var textTypes = map[string]string{
	"html": "text/html", "css": "text/css", "js": "text/javascript", "mjs": "text/javascript",
	"json": "application/json", "map": "application/json", "webmanifest": "application/manifest+json",
	"geojson": "application/geo+json", "xml": "application/xml", "ics": "text/calendar", "vcf": "text/vcard",
	"txt": "text/plain", "md": "text/plain", "po": "text/plain", "srt": "application/x-subrip",
	"csv": "text/csv", "tsv": "text/tab-separated-values", "vtt": "text/vtt",
}

// types are all others.
var types = map[string]string{
	"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
	"webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
	"woff2": "font/woff2", "woff": "font/woff", "ttf": "font/ttf", "otf": "font/otf",
	"mp3": "audio/mpeg", "ogg": "audio/ogg", "oga": "audio/ogg", "opus": "audio/ogg", "m4a": "audio/mp4",
	"mp4": "video/mp4", "webm": "video/webm",
	"pdf": "application/pdf", "zip": "application/zip", "epub": "application/epub+zip", "wasm": "application/wasm",
	"odt":  "application/vnd.oasis.opendocument.text",
	"ods":  "application/vnd.oasis.opendocument.spreadsheet",
	"odp":  "application/vnd.oasis.opendocument.presentation",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
