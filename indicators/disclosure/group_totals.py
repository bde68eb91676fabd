"""Figures of a group and of its countries: what may be shown of one, given what was shown of the other."""

import numpy as np
import pandas as pd

from indicators.disclosure.combined import is_out
from indicators.disclosure.counts import Counts, protected
from indicators.judging.statistics.series import Bools, among
from indicators.model import KEY, matched


def wholes_and_parts(counts: Counts, out: pd.DataFrame) -> Bools:
    """Return countries' figures where a group's was shown before, and vice versa, except those already public."""
    hide = np.zeros(len(counts.rows), bool)
    out = out[out["value"].notna()]
    if out.empty:
        return hide
    kind = {area.code: area.kind for area in counts.catalogue.areas}
    then = out.assign(group=[kind.get(area) == "aggregate" for area in out["ref_area"]])
    codes, areas = pd.factorize(counts.rows["ref_area"])
    group = np.array([kind.get(area) == "aggregate" for area in areas], bool)[codes]
    for indicator in protected(counts.catalogue).values():
        shown = then[(then["indicator"] == indicator.id) & (then["ref_area"] != indicator.body)]
        for whole in (True, False):
            years = shown.loc[shown["group"] != whole, "year"].unique()
            if len(years):
                hide |= counts.of([indicator.id]) & (group == whole) & counts.rows["year"].isin(years).to_numpy(bool)
    return hide & ~is_out(counts.rows, out) if hide.any() else hide


def wholes_of_secrets(counts: Counts, out: pd.DataFrame) -> Bools:
    """Return figures to suppress of indicators that do not count people: groups' figures if a country's is
    confidential; countries' figures if a group's is, or if one of theirs is and a group's is already public; except
    figures already public.
    """
    hide = np.zeros(len(counts.rows), bool)
    once = out[out["value"].isna() & ~among(out["indicator"], protected(counts.catalogue))]
    if not counts.secret.any() and once.empty:
        return hide
    kind = {area.code: area.kind for area in counts.catalogue.areas}
    sent = pd.concat([counts.rows[KEY].assign(secret=counts.secret, at=np.arange(len(counts.rows))),
                      once[KEY].assign(secret=True, at=-1),
                      out.loc[out["value"].notna(), KEY].assign(secret=False, at=-2)], ignore_index=True)
    sent = sent.sort_values("at", ascending=False).drop_duplicates(KEY)       # today's marking takes precedence
    added = [code for code, indicator in counts.catalogue.indicators.items() if not indicator.counts_people
             and (indicator.measure in ("flow", "stock") or indicator.group_rule == "sum")]
    sent = sent[among(sent["indicator"], added)]
    sent["group"] = [kind.get(area) == "aggregate" for area in sent["ref_area"]]
    for _, year in sent.groupby(["indicator", "year"]):
        group, at = year["group"].to_numpy(bool), year["at"].to_numpy()
        secret = year["secret"].to_numpy(bool)
        if secret[~group].any():
            hide[at[group & (at >= 0)]] = True
        if secret[group].any() or (secret.any() and _any_out(year[group], out)):
            hide[at[~group & (at >= 0)]] = True
    return hide & ~is_out(counts.rows, out) if hide.any() else hide


def _any_out(rows: pd.DataFrame, out: pd.DataFrame) -> bool:
    """Whether the public was shown a number for any of these keys."""
    return bool(matched(rows, out[out["value"].notna()]).any())
