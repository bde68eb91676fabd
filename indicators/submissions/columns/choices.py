"""What a person, or a script's options, say about a file that it does not say itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Choices:
    """"" and None: nothing was said. ``columns`` maps headers to roles, ``areas`` and ``indicators`` names to codes."""

    indicator: str = ""
    country: str = ""
    year: str = ""
    decimal: str = ""
    sheet: str = ""
    source: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)

    def said(self) -> dict[str, Any]:
        """What was said, as JSON has it."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: dict(each) if isinstance(each, Mapping) else each for name, each in told.items() if each}
