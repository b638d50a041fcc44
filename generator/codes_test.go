package generator_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"indaba/generator/diag"
)

// elsewhere are the codes that no archive of text can show; the tests named
// do.
var elsewhere = map[diag.Code]string{
	"file-unread":   "TestUnreadableFiles",
	"file-size":     "TestUnreadableFiles",
	"theme-missing": "generator/theme",
	"page-weight":   "cmd/indaba/testdata/budget.txtar",
}

// TestEveryCodeHasAFixture keeps codes and what shows them together.
func TestEveryCodeHasAFixture(t *testing.T) {
	var all bytes.Buffer
	files, err := filepath.Glob("testdata/sites/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	for code := range diag.Codes {
		if elsewhere[code] == "" && !bytes.Contains(all.Bytes(), []byte("["+string(code)+"]\n")) {
			t.Errorf("no site in testdata shows the code %s", code)
		}
	}
}
