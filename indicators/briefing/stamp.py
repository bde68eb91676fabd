"""Origin of figures, stated in every file and screen."""

from dataclasses import dataclass, fields

from indicators.charts.frame import Logo
from indicators.model import Audience


@dataclass(frozen=True)
class Stamp:
    """Audience, data version and date of figures, and whether they are invented."""

    audience: Audience
    version: int
    as_of: str                 # ISO date
    illustrative: bool = False
    organisation: str = ""     # that runs the installation
    clearance: str = ""        # what an office prints on its papers, and that some of it is not public
    edition: str = ""          # name of the edition that the version is
    ledger: str = ""           # short name of the ledger in which the version counts
    link: str = ""             # that opens the same again, "" where the installation has no public address
    code: str = ""             # says the view where no link is printed, "" on screens
    logo: Logo | None = None   # of the organisation, for what leaves the program


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
