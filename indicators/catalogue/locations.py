"""Where in a file a thing is, so that a fault in it can be named by file, line and key."""

from dataclasses import dataclass, replace

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from indicators.model import Issue

Key = str | int


@dataclass(frozen=True)
class Location:
    """A key of a YAML file, or a row of a table: ``node`` is the file's whole tree, ``keys`` the way down to it."""

    file: str
    row: int = 1
    node: Node | None = None
    keys: tuple[Key, ...] = ()

    def at(self, *keys: Key) -> "Location":
        """The place of a key below this one."""
        return replace(self, keys=(*self.keys, *keys))

    @property
    def line(self) -> int:
        """Line of the key, or that of the nearest key above it which is there."""
        return self.row if self.node is None else _line(self.node, self.keys)

    def issue(self, code: str, found: object = "", expected: object = "", **values: object) -> Issue:
        """What is wrong here."""
        return Issue(code=f"catalogue.{code}", file=self.file, row=self.line, column=".".join(map(str, self.keys)),
                       found=str(found), values={"expected": str(expected), **values})


def _line(node: Node, keys: tuple[Key, ...]) -> int:
    line: int = node.start_mark.line
    for key in keys:
        step = _child(node, key)
        if step is None:
            break
        line, node = step
    return line + 1


def _child(node: Node, key: Key) -> tuple[int, Node] | None:
    """Line of a key, and what it holds."""
    if isinstance(node, MappingNode):
        return next(((k.start_mark.line, v) for k, v in node.value if str(k.value) == str(key)), None)
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark.line, node.value[key]
    return None
