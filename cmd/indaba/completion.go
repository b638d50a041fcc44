package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"indaba/generator/diag"
)

func newCompletion(c console) *cobra.Command {
	shells := []string{"bash", "zsh", "fish"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish",
		Short: "Print what lets a shell complete commands and flags",
		Example: `  source <(indaba completion bash)                                       in ~/.bashrc
  indaba completion zsh > "${fpath[1]}/_indaba"                          once
  indaba completion fish > ~/.config/fish/completions/indaba.fish        once`,
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 && slices.Contains(shells, args[0]) {
				return nil
			}
			hint := "write `indaba completion bash`, `zsh` or `fish`"
			if len(args) != 1 {
				return failure{wrongUsage, fmt.Errorf("completion takes the name of one shell"), hint}
			}
			return failure{wrongUsage, fmt.Errorf("there is no completion for `%s`", args[0]), diag.Suggest(args[0], shells, hint)}
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				return cmd.Root().GenBashCompletionV2(c.out, true)
			case "zsh":
				return cmd.Root().GenZshCompletion(c.out)
			}
			return cmd.Root().GenFishCompletion(c.out, true)
		},
	}
}
