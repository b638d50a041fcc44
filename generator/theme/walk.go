package theme

import "text/template/parse"

// walk calls visit for a node and all below it.
func walk(n parse.Node, visit func(parse.Node)) {
	visit(n)
	for _, c := range children(n) {
		walk(c, visit)
	}
}

func children(n parse.Node) []parse.Node {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			return n.Nodes
		}
	case *parse.ActionNode:
		return []parse.Node{n.Pipe}
	case *parse.TemplateNode:
		if n.Pipe != nil {
			return []parse.Node{n.Pipe}
		}
	case *parse.PipeNode:
		return commands(n)
	case *parse.CommandNode:
		return n.Args
	case *parse.ChainNode:
		return []parse.Node{n.Node}
	case *parse.IfNode:
		return branch(&n.BranchNode)
	case *parse.RangeNode:
		return branch(&n.BranchNode)
	case *parse.WithNode:
		return branch(&n.BranchNode)
	}
	return nil
}

func commands(n *parse.PipeNode) []parse.Node {
	out := make([]parse.Node, len(n.Cmds))
	for i, c := range n.Cmds {
		out[i] = c
	}
	return out
}

func branch(n *parse.BranchNode) []parse.Node {
	out := []parse.Node{n.Pipe, n.List}
	if n.ElseList != nil {
		out = append(out, n.ElseList)
	}
	return out
}
