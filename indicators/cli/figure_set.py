"""The figure set that a command uses: --set, else GOALLINE_SET, else the real figures."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from indicators.cli.outcome import words
from indicators.errors import Refusal

if TYPE_CHECKING:
    from indicators.ledger import Ledger

SETS = ("real", "illustrative")


def add_option(parser: argparse.ArgumentParser) -> None:
    """Add --set, which every command accepts."""
    parser.add_argument("--set", choices=SETS, default=None, help=words("set"))


def url(asked: argparse.Namespace) -> str:
    """URL of the ledger of the chosen figure set. Raises Refusal("setting.set")."""
    from indicators.opening import figure_set, url_of  # noqa: PLC0415 - commands load only what they need

    return url_of(figure_set(asked.set))


def opened(asked: argparse.Namespace) -> "Ledger":
    """The ledger of the chosen figure set. Raises LedgerTrouble, Refusal("setting.set")."""
    from indicators import ledger

    return ledger.open(url(asked))


def to_write(asked: argparse.Namespace) -> "Ledger":
    """The ledger to write to; the illustrative set accepts no other figures. Raises Refusal("set.invented")."""
    from indicators.opening import figure_set  # noqa: PLC0415

    if figure_set(asked.set) == "illustrative":
        raise Refusal("set.invented")
    return opened(asked)


def refuse_unknown_areas(book: "Ledger", codes: Sequence[str]) -> None:
    """Raise Refusal("area.unknown") for what is no code of the goals in force."""
    from indicators.warehouse.snapshot import Snapshot  # noqa: PLC0415

    if codes:
        snapshot = Snapshot(book)
        snapshot.catch_up()
        known = snapshot.catalogue().area
        if unknown := [code for code in codes if code not in known]:
            raise Refusal("area.unknown", found=unknown[0])
