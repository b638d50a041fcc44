package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Explain a command",
		Example: "  indaba help build",
		RunE: func(cmd *cobra.Command, args []string) error {
			asked, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				name := append(rest, args...)[0]
				return failure{wrongUsage, fmt.Errorf("there is no command `%s`", name), suggestCommand(cmd.Root(), name)}
			}
			printHelp(cmd.OutOrStdout(), asked)
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, other := range cmd.Root().Commands() {
				if len(args) == 0 && other.IsAvailableCommand() {
					names = append(names, cobra.CompletionWithDesc(other.Name(), other.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// printHelp explains a command: what it does, how it is written, an example,
// and what it takes.
func printHelp(w io.Writer, cmd *cobra.Command) {
	var b strings.Builder
	use := cmd.Use
	if cmd.HasParent() {
		use = cmd.Parent().Name() + " " + use
	}
	fmt.Fprintf(&b, "%s\n\nUsage:\n  %s\n\nExamples:\n%s\n", cmp.Or(cmd.Long, cmd.Short), use, cmd.Example)
	if cmd.HasAvailableSubCommands() {
		b.WriteString("\nCommands:\n")
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "help" {
				fmt.Fprintf(&b, "  %-*s  %s\n", cmd.NamePadding(), sub.Name(), sub.Short)
			}
		}
		b.WriteString("\n`indaba help COMMAND` explains one.\n")
	} else {
		b.WriteString("\nFlags:\n" + cmd.Flags().FlagUsages())
	}
	io.WriteString(w, b.String())
}
