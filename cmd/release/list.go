package main

import (
	"debug/buildinfo"
	"encoding/json"
	"os"
	"path/filepath"
)

// The part of SPDX 2.3 (ISO/IEC 5962) that says what a program is made of.
type (
	document struct {
		Version   string         `json:"spdxVersion"`
		Licence   string         `json:"dataLicense"`
		ID        string         `json:"SPDXID"`
		Name      string         `json:"name"`
		Namespace string         `json:"documentNamespace"`
		Creation  creation       `json:"creationInfo"`
		Packages  []component    `json:"packages"`
		Relations []relationship `json:"relationships"`
		Describes []string       `json:"documentDescribes"`
		Comment   string         `json:"comment"`
	}
	creation struct {
		Created  string   `json:"created"`
		Creators []string `json:"creators"`
	}
	component struct {
		ID       string      `json:"SPDXID"`
		Name     string      `json:"name"`
		Version  string      `json:"versionInfo"`
		File     string      `json:"packageFileName,omitempty"`
		Download string      `json:"downloadLocation"`
		Analyzed bool        `json:"filesAnalyzed"`
		Sums     []checksum  `json:"checksums,omitempty"`
		Refs     []reference `json:"externalRefs,omitempty"`
		Comment  string      `json:"comment,omitempty"`
	}
	checksum struct {
		Algorithm string `json:"algorithm"`
		Value     string `json:"checksumValue"`
	}
	reference struct {
		Category string `json:"referenceCategory"`
		Type     string `json:"referenceType"`
		Locator  string `json:"referenceLocator"`
	}
	relationship struct {
		From string `json:"spdxElementId"`
		Type string `json:"relationshipType"`
		To   string `json:"relatedSpdxElement"`
	}
)

// list writes beside a program what it is made of, as the program itself has
// it: every module, its version and its hash in go.sum.
func list(name, version string) error {
	info, err := buildinfo.ReadFile(name)
	if err != nil {
		return err
	}
	hash, err := hashOf(name)
	if err != nil {
		return err
	}
	const program = "SPDXRef-indaba"
	file := filepath.Base(name)
	doc := document{
		Version: "SPDX-2.3", Licence: "CC0-1.0", ID: "SPDXRef-DOCUMENT", Name: file, Describes: []string{program},
		Namespace: "https://spdx.org/spdxdocs/" + file + "-" + hash,
		// The day would make two builds differ; SPDX asks for one.
		Creation: creation{"1970-01-01T00:00:00Z", []string{"Tool: indaba/cmd/release"}},
		Packages: []component{{ID: program, Name: "indaba", Version: version, File: file, Download: "NOASSERTION", Sums: []checksum{{"SHA256", hash}}}},
		Comment:  "made with " + info.GoVersion,
	}
	add := func(path, version, sum string) {
		c := component{ID: "SPDXRef-" + identifier(path), Name: path, Version: version, Download: "NOASSERTION",
			Refs: []reference{{"PACKAGE-MANAGER", "purl", "pkg:golang/" + path + "@" + version}}}
		if sum != "" {
			c.Comment = "go.sum " + sum
		}
		doc.Packages = append(doc.Packages, c)
		doc.Relations = append(doc.Relations, relationship{program, "DEPENDS_ON", c.ID})
	}
	add("std", info.GoVersion, "")
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		add(m.Path, m.Version, m.Sum)
	}
	data, err := json.MarshalIndent(doc, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(name+".spdx.json", append(data, '\n'), 0o644)
}

// identifier makes of a module's path what SPDX takes for an identifier.
func identifier(path string) string {
	out := []byte(path)
	for i, c := range out {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '.') {
			out[i] = '-'
		}
	}
	return string(out)
}
