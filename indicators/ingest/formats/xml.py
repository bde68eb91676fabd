"""The XML of a workbook's small parts as trees: none so deep that to build it, or to let it go, does harm."""

from typing import Any
from xml.etree import ElementTree

from indicators.ingest.problems import Unreadable

MOST_DEEP = 100                      # elements inside one another; a spreadsheet program writes ten
_BLOCK = 65_536


def tree(part: bytes) -> ElementTree.Element:
    """The root of a part; an empty element of one that is not there."""
    root, depth = ElementTree.Element("nothing"), 0
    if not part:
        return root
    parser: Any = ElementTree.XMLPullParser(("start", "end"))    # what its events hold depends on their kind
    try:
        for at in range(0, len(part), _BLOCK):
            parser.feed(part[at:at + _BLOCK])
            for event, element in parser.read_events():
                if not depth:
                    root = element
                depth += 1 if event == "start" else -1
                if depth > MOST_DEEP:
                    raise Unreadable("read.too_deep", most=MOST_DEEP)
        parser.close()
    except ElementTree.ParseError as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error
    return root
