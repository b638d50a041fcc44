package main

import (
	"fmt"
	"maps"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"indaba/docs"
	"indaba/generator/diag"
)

func newExplain(c console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Say what a message means and what to do about it",
		Long: `Say what the code of a message means, why it matters and what to do about it, with
an example of what is wrong and what is right. Without a code, list them all.`,
		Example: `  indaba explain reference-unknown
  indaba explain`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return failure{wrongUsage, fmt.Errorf("explain takes one code, not `%s` as well", args[1]), ""}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.listCodes()
			}
			return c.explain(args[0])
		},
	}
	cmd.ValidArgsFunction = cobra.FixedCompletions(codes(), cobra.ShellCompDirectiveNoFileComp)
	return cmd
}

// explanation returns what the documentation says of a code.
func explanation(code diag.Code) string { return docs.Code(string(code)) }

func codes() []string {
	var out []string
	for _, code := range slices.Sorted(maps.Keys(diag.Codes)) {
		out = append(out, string(code))
	}
	return out
}

func (c console) explain(code string) error {
	page := docs.Code(code)
	if page == "" {
		return failure{wrongUsage, fmt.Errorf("there is no code `%s`", code), diag.Suggest(code, codes(), "`indaba explain` lists them")}
	}
	_, err := fmt.Fprint(c.out, page)
	return err
}

func (c console) listCodes() error {
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, code := range codes() {
		info := diag.Codes[diag.Code(code)]
		fmt.Fprintf(w, "%s\t%s\t%s\n", code, info.Severity, info.Summary)
	}
	return w.Flush()
}
