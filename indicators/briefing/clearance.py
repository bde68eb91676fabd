"""The clearance line of an office's papers."""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Clearance:
    """The texts of a clearance line, as they are to be printed; "" is left out."""

    marking: str = ""
    embargo: str = ""
    edition: str = ""
    prepared: str = ""
    checked: str = ""
    cleared: str = ""


CLEARED = tuple(field.name for field in fields(Clearance))
"""Names of its parts, as options of the command and as link parameters."""
