"""What everything that leaves the program says of its figures."""

from dataclasses import dataclass

from indicators.model import Audience


@dataclass(frozen=True)
class Stamp:
    """For whom figures are, of which data version and day, and whether they are invented."""

    audience: Audience
    version: int
    as_of: str                 # ISO date
    illustrative: bool = False
    clearance: str = ""        # what an office prints on its papers, and that some of it is not public
    ledger: str = ""           # short name of the ledger in which the version counts
    link: str = ""             # that opens the same again, "" where the installation has no public address
    code: str = ""             # that the search box opens, "" on screens
