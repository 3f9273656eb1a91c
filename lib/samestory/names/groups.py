"""Names that mean one entity, with the reason for each link, and what keeps them apart.

Union-find; but two groups are joined only if no name in one excludes a name in the other, so that
a chain of likenesses never makes one person of two ("Sam Okafor" between Samuel and Samantha).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from samestory.names.found import Node

MOST_COMPARED = 40  # names of a group that are held against those of another


class Groups:
    """Nodes and which of them are one."""

    def __init__(self, apart: Callable[[Node, Node], bool]) -> None:
        self.apart = apart
        self.parent: dict[Node, Node] = {}
        self.members: dict[Node, list[Node]] = {}
        self.reasons: dict[Node, str] = {}

    def root(self, node: Node) -> Node:
        """The node that stands for the group of `node`."""
        while (up := self.parent.get(node, node)) != node:
            self.parent[node] = self.parent.get(up, up)  # keeps the way short
            node = up
        return node

    def inside(self, root: Node) -> list[Node]:
        """The nodes of a group."""
        return self.members.get(root, [root])

    def fits(self, one: Node, other: Node) -> bool:
        """Whether nothing keeps the groups of two nodes apart."""
        left, right = self.root(one), self.root(other)
        return left == right or not any(
            self.apart(x, y)
            for x in self.inside(left)[:MOST_COMPARED]
            for y in self.inside(right)[:MOST_COMPARED]
        )

    def join(self, node: Node, into: Node, reason: str) -> bool:
        """Let `node` mean what `into` means, unless something keeps them apart."""
        one, other = self.root(node), self.root(into)
        if one == other:
            return True
        if not self.fits(one, other):
            return False
        self.parent[one] = other
        self.members[other] = [*self.inside(other), *self.inside(one)]
        self.members.pop(one, None)
        self.reasons.setdefault(node, reason)
        return True

    def roots(self, nodes: Iterable[Node]) -> list[Node]:
        """The different groups of some nodes, in the order of the nodes."""
        return list(dict.fromkeys(self.root(node) for node in nodes))
