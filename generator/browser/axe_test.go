package browser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// readAxe returns the program of axe-core, which knows the rules.
func readAxe(t *testing.T) string {
	t.Helper()
	program, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		lacking(t, "axe-core in generator/browser/node_modules")
	}
	return string(program)
}

// violation is a rule that an element breaks.
type violation struct{ ID, Impact, Target, HTML, Why string }

func (v violation) String() string {
	return fmt.Sprintf("axe %s (%s): %s\n\t\t%.160s\n\t\t%s", v.ID, v.Impact, v.Target, v.HTML, v.Why)
}

// everything are the rules of WCAG 2.2 up to level AA. The size of targets is
// one of them, which axe-core leaves out unless it is asked for.
const everything = `{runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}, rules: {'target-size': {enabled: true}}}`

// contrast are the rules whose outcome depends on the colour scheme.
const contrast = `{runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}}`

// inject brings axe-core into the page that is open. The page's own policy
// stays in force: the browser's debugger is not subject to it.
func (t *tab) inject(axe string) {
	t.Helper()
	t.do(chromedp.Evaluate[chromedp.Void](axe + ";0"))
}

// violations applies rules to what is visible of the page.
func (t *tab) violations(rules string) []violation {
	t.Helper()
	return t.report(`axe.run(document, ` + rules + `)`)
}

// foldedViolations applies rules to what readers can open, menus among it: to
// each in turn, because an open menu covers what lies below it.
func (t *tab) foldedViolations(rules string) []violation {
	t.Helper()
	return t.report(`(async () => {
		const all = [...document.querySelectorAll("details")], were = all.map(d => d.open), violations = []
		for (const each of all) {
			for (const d of all) d.open = d.contains(each)
			if (each.checkVisibility()) violations.push(...(await axe.run(each, ` + rules + `)).violations)
		}
		all.forEach((d, i) => d.open = were[i])
		return {violations}
	})()`)
}

// report returns the violations in what a run of axe-core resolves to.
func (t *tab) report(run string) []violation {
	t.Helper()
	found := eval[json.RawMessage](t, run+`.then(r => r.violations.flatMap(v => v.nodes.map(n => ({
		ID: v.id, Impact: v.impact, Target: n.target.join(" "), HTML: n.html, Why: n.failureSummary.split("\n").slice(1).join(" ")}))))`)
	var out []violation
	if err := json.Unmarshal(found, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
