"""Locations in files, so that issues can give file, line and key."""

from dataclasses import dataclass

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from indicators.model import Issue

Key = str | int


@dataclass(frozen=True)
class Location:
    """A key in a YAML file, or a row of a table: ``node`` is the root of the file's tree, ``keys`` the path to the key.
    """

    file: str
    row: int = 1
    node: Node | None = None
    keys: tuple[Key, ...] = ()

    def at(self, *keys: Key) -> "Location":
        """Return the location of a key below this one."""
        return Location(self.file, self.row, self.node, (*self.keys, *keys))

    @property
    def line(self) -> int:
        """Line of the key, or of its nearest existing ancestor."""
        return self.row if self.node is None else _line(self.node, self.keys)

    def issue(self, code: str, found: object = "", expected: object = "", **values: object) -> Issue:
        """Return an issue at this location."""
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
    """Line and value node of a key."""
    if isinstance(node, MappingNode):
        return next(((k.start_mark.line, v) for k, v in node.value if str(k.value) == str(key)), None)
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark.line, node.value[key]
    return None
