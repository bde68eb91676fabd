"""With all public files of three releases that differ in small counts, no count of 1 to 4 is fixed to one value."""

import random
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from indicators import ledger
from indicators.catalogue import canonical_bytes
from indicators.changes.releases import public_view
from indicators.cli.main import main
from indicators.warehouse.snapshot import Snapshot
from tests.disclosure.solver import LIMIT, YEARS, Attacker, Count, sum_of
from tests.disclosure.test_releases import sent
from tests.disclosure.test_rule import FLOW, PART, SHARE, STOCK
from tests.ledger.ledger_builders import ANN
from tests.nouns import COUNTRIES, catalogue, goal

KEYS = ["INDICATOR", "REF_AREA", "TIME_PERIOD"]


class World:
    """The true counts of some countries, which of them are reported, and how often each was revised."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.counts: dict[Count, int] = {("BEFORE", area, 0): self.random.randint(5, 30) for area in COUNTRIES}
        self.revision: dict[Count, int] = {}
        for area in COUNTRIES:
            for year in YEARS:
                whole = self.random.choice((0, 1, 2, 3, 4, 6, 9, 20, 40))
                self.counts["FLOW", area, year] = whole
                self.counts["PART", area, year] = self.random.randint(0, whole)
        self.reported = {(code, area, year): self.random.random() < (0.3 if area == "WLD" else 0.8)
                         for code in ("FLOW", "PART", "SHARE", "STOCK") for area in (*COUNTRIES, "WLD")
                         for year in YEARS}

    def revise(self) -> None:
        """Change some small counts."""
        small = [count for count, value in self.counts.items() if value < LIMIT and count[0] == "FLOW"]
        for code, area, year in self.random.sample(small, min(3, len(small))):
            whole = self.random.randint(0, 8)
            for count, value in (((code, area, year), whole),
                                 (("PART", area, year), self.random.randint(0, whole))):
                if self.counts[count] != value:
                    self.counts[count] = value
                    self.revision[count] = self.revision.get(count, 0) + 1

    def value(self, code: str, area: str, year: int) -> float:
        if code == "SHARE":
            part, whole = (self.value(other, area, year) for other in ("PART", "FLOW"))
            return round(100 * part / whole, 1) if whole else float("nan")
        return sum(factor * self.counts[count] for count, factor in sum_of(code, area, year, COUNTRIES).items())

    def figures(self) -> dict[tuple[str, str, int], float]:
        """The reported figures."""
        known = {key: self.value(*key) for key, is_reported in self.reported.items() if is_reported}
        return {key: value for key, value in known.items() if value == value}

    def rows(self) -> list[dict[str, object]]:
        """The reported figures as rows of OBSERVATION, with girls where they are yearly counts of countries."""
        rows = []
        for (code, area, year), value in self.figures().items():
            parts = {"": value} | ({"SEX=F": float(self.random.randint(0, int(value)))} if code == "FLOW" else {})
            rows += [{"indicator": code, "ref_area": area, "year": year, "breakdown": part, "value": count,
                      "note": f"{count:g} in all"} for part, count in parts.items()]
        return rows


def learn(attacker: Attacker, file: Path, decision: pd.DataFrame, revision: Mapping[Count, int]) -> None:
    """Read a public export: its figures, and each change as a ratio of two; and why figures are not shown."""
    with ZipFile(file) as archive:
        figures, results = (pd.read_csv(archive.open(f"{name}.csv"), keep_default_na=False, na_values=[""])
                            for name in ("observations", "assessments"))
    assert figures["BREAKDOWN"].isna().all()
    shown = figures[figures["OBS_VALUE"].notna()]
    changed = results[results["change"].notna() & (results["INDICATOR"] != "SHARE")]
    columns = [*KEYS, "previous_year", "change"]
    ratios = [((code, area, year), (code, area, int(before)), 1 + change)
              for code, area, year, before, change in changed[columns].itertuples(index=False)]
    attacker.learn({tuple(key): value for *key, value in shown[[*KEYS, "OBS_VALUE"]].itertuples(index=False)},
                   {(code, area, year): reason for code, area, year, _, reason in decision.itertuples(index=False)},
                   ratios, revision)


def fixed(attacker: Attacker, world: World) -> list[tuple[str, str, int]]:
    """The counts of 1 to 4, reported or not, and what is left of a whole beside its part, that have one value."""
    asked = [(code, area, year) for code in ("FLOW", "PART", "REST") for area in COUNTRIES for year in YEARS]
    small = [key for key in asked if 0 < world.value(*key) < LIMIT]
    return [key for key in small if len(set(attacker.possible(*key, world.revision))) == 1]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_no_small_count_is_fixed_by_all_public_files_of_three_releases(
        seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}"
    monkeypatch.setenv("GOALLINE_LEDGER", url)
    known = catalogue(goal("1.1", FLOW, STOCK, PART, SHARE))
    book = ledger.create(url, lambda made: made.adopt(ANN, canonical_bytes(known), previewed_on=0))
    snapshot, world, attacker = Snapshot(book), World(seed), Attacker(COUNTRIES)
    for number in range(3):
        book.publish(ANN, sent(world.rows()), previewed_on=book.version())
        assert main(["release", "--version", str(book.version()), "--by", "Ann"]) == 0
        file = tmp_path / f"{number}.zip"
        assert main(["export", "--for", "public", "--out", str(file)]) == 0
        learn(attacker, file, public_view(snapshot, snapshot.catch_up()).decision, world.revision)
        assert fixed(attacker, world) == []
        world.revise()


def test_the_attacker_fixes_small_counts_where_only_these_are_hidden() -> None:
    found = 0
    for seed in range(6):
        world, attacker = World(seed), Attacker(COUNTRIES)
        figures = world.figures()
        small = {key: "small_count" for key, value in figures.items()
                 if key[0] in ("FLOW", "PART") and 0 < value < LIMIT}
        attacker.learn({key: value for key, value in figures.items() if key not in small}, small, [], {})
        found += len(fixed(attacker, world))
    assert found > 20
