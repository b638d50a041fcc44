package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"indaba/generator/diag"
)

// newRoot returns the command that all others belong to.
func newRoot(c console) *cobra.Command {
	root := &cobra.Command{
		Use:   "indaba COMMAND",
		Short: "indaba turns a network's Markdown into a multilingual, cross-linked static site",
		Example: `  indaba serve --open          write, and see every save in the browser
  indaba check                 look for mistakes
  indaba new members ama       start a page
  indaba build                 make the site in public/`,
		Args:          noSuchCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return noCommand(cmd) },
		SilenceErrors: true, // printed by status
		SilenceUsage:  true,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { printHelp(cmd.OutOrStdout(), cmd) })
	root.SetHelpCommand(newHelp())
	root.AddCommand(
		newBuild(c), newServe(c), newCheck(c), newReview(c),
		newInit(c), newNew(c), newImport(c), newSchema(c),
		newTranslate(c), newStatus(c), newWithdraw(c),
		newExplain(c), newVersion(c), newCompletion(c),
	)
	for _, cmd := range append(root.Commands(), root) {
		cmd.Flags().BoolP("help", "h", false, "show this help")
	}
	return root
}

func noCommand(cmd *cobra.Command) error {
	printHelp(cmd.ErrOrStderr(), cmd)
	return failure{status: wrongUsage}
}

func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return failure{wrongUsage, fmt.Errorf("there is no command `%s`", args[0]), suggestCommand(cmd, args[0])}
}

func suggestCommand(root *cobra.Command, name string) string {
	var names []string
	for _, cmd := range root.Commands() {
		names = append(names, cmd.Name())
	}
	return diag.Suggest(name, names, "`indaba help` lists them")
}
