"""Puts a payment into a template wherever it can repeat itself or grow a value without a call.

The payments call methods of the environment itself, which a template cannot shadow with a name.
"""

from __future__ import annotations

from jinja2 import nodes
from jinja2.visitor import NodeTransformer


class Metering(NodeTransformer):
    """Needs an environment with `step`, `together` and `keep`."""

    def visit_For(self, node: nodes.For) -> nodes.Node:
        """Each round is paid for, those that a condition leaves out as well."""
        self.generic_visit(node)
        paid = _ask("step")
        node.body.insert(0, nodes.Output([paid], lineno=node.lineno))
        if node.test is not None:
            node.test = nodes.And(nodes.Not(_ask("step")), node.test)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        """The `~` operator."""
        self.generic_visit(node)
        return _ask("together", *node.nodes)

    def visit_List(self, node: nodes.List) -> nodes.Node:
        """A list written out."""
        self.generic_visit(node)
        return _ask("keep", node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:
        """A mapping written out."""
        self.generic_visit(node)
        return _ask("keep", node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:
        """A tuple written out; the left side of `set` is none."""
        self.generic_visit(node)
        return _ask("keep", node) if node.ctx == "load" else node


def _ask(method: str, *arguments: nodes.Expr) -> nodes.Call:
    """A call of the environment's own method; a template cannot shadow it with a name."""
    return nodes.Call(nodes.EnvironmentAttribute(method), list(arguments), [], None, None)
