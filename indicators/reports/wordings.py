"""The wordings by which headings of a report are recognised: of the form, of the catalogue, and others in use."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from indicators.ingest.vocabulary import codelist
from indicators.model import Goal, PolicyTarget
from indicators.model.catalogue import Text
from indicators.reports.wrapping import width

ALIKE = 85               # likeness, of 100, from which a heading has a wording
BEGINS_ALIKE = 75        # from which a line may begin one
SHORT = 25               # letters of a wording that is a heading only where it stands alone
ALIKE_IF_SHORT = 93
FIRST_WORDS = 12         # letters of a line from which a beginning is recognised
REWORDED, AHEAD = 50, 6  # likeness of a goal in other words, and by how much it exceeds the next one's
LONGEST_HEAD = 300       # letters
LONGEST_REPLY, LONGEST_TITLE = 6, 12         # words of "See part A above", and of the title of an annex
ASKED = 60               # likeness of a question in other words
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\blast\b")


class Wording(NamedTuple):
    """A wording of a heading: "question" with the letter of its part, "goal" and "target" with their number."""

    kind: Literal["target", "goal", "question"]
    value: str
    words: str                     # normalised


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """Return text in lower case without accents, punctuation and years."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", YEAR.sub(" ", plain.replace("’", "").replace("'", ""))))


@dataclass(frozen=True)
class Wordings:
    """The wordings of a catalogue's goals and policy targets, and of the form's questions."""

    goals: tuple[tuple[str, int, str], ...]        # id, policy target, official wording
    targets: tuple[tuple[int, str], ...]
    titles: tuple[tuple[str, str], ...] = ()       # goal, and a title in one of the catalogue's languages
    indicators: frozenset[str] = frozenset()       # titles in each of the catalogue's languages, normalised
    own_form: bool = False                         # only the form's questions count: "Done" may be an answer

    @classmethod
    def of(cls, goals: Sequence[Goal], targets: Iterable[PolicyTarget] = ()) -> "Wordings":
        """Wordings of these goals and policy targets."""
        return cls(tuple((goal.id, goal.policy_target, goal.official_wording) for goal in goals),
                   tuple((target.id, target.official_wording) for target in targets),
                   tuple((goal.id, title) for goal in goals for title in _in_all_languages(goal.title)),
                   frozenset(normalised(title) for goal in goals for indicator in goal.indicators
                             for title in _in_all_languages(indicator.title)))

    @cached_property
    def of_kind(self) -> dict[str, tuple[Wording, ...]]:
        """The wordings of questions, goals and targets."""
        goals = [(goal, wording) for goal, _, wording in self.goals]
        targets = [(str(target), wording) for target, wording in self.targets]
        translated = [] if self.own_form else [(row["about"], row["wording"]) for row in translations("wording")]
        titles = () if self.own_form else self.titles
        goal_ids = {goal for goal, _ in goals}
        goals += [*titles, *(pair for pair in translated if pair[0] in goal_ids)]
        targets += [pair for pair in translated if pair[0] in {target for target, _ in targets}]
        return {"question": questions(own_form=self.own_form),
                "goal": tuple(Wording("goal", goal, normalised(wording)) for goal, wording in goals),
                "target": tuple(Wording("target", target, normalised(wording)) for target, wording in targets)}

    def beginning_with(self, words: str, kind: str, *, is_cut: bool = False) -> list[Wording]:
        """Wordings of a kind that a line of these normalised words may begin; ``is_cut``: its last word may be cut."""
        if not words:
            return []
        return [wording for wording in self.of_kind[kind] if _begins(words, wording.words)
                or is_cut and wording.words.startswith(words)]

    def target_of(self, goal: str) -> int:
        """The policy target of a goal, 0 for another."""
        return next((target for goal_id, target, _ in self.goals if goal_id == goal), 0)

    def reworded(self, words: str, target: int) -> str:
        """The goal that a heading means in other words, by the words that it shares; "" if none is clearly closest.

        A goal of the policy target under which the heading stands is preferred.
        """
        every = [(goal, of, normalised(wording)) for goal, of, wording in self.goals]
        within = [(goal, wording) for goal, of, wording in every if of == target]
        return closest(words, within, REWORDED) or closest(words, [(goal, words_of) for goal, _, words_of in every],
                                                           REWORDED)


def closest(words: str, wordings: Iterable[tuple[str, str]], least: float) -> str:
    """The value whose normalised wording shares most words with a heading; "" if none is clearly closest."""
    scores: dict[str, float] = {"": 0}
    for value, wording in wordings:
        shared = (fuzz.token_set_ratio(words, wording) + fuzz.token_sort_ratio(words, wording)) / 2
        scores[value] = max(scores.get(value, 0), shared)
    first, second = sorted([*scores, ""], key=lambda value: -scores[value])[:2]
    return first if scores[first] >= least and scores[first] - scores[second] >= AHEAD else ""


def _in_all_languages(text: Text) -> Iterable[str]:
    return text.values() if isinstance(text, dict) else [text]


def likeness(words: str, wording: Wording) -> float:
    """Likeness of normalised words with a wording, 0 if it does not suffice."""
    return fuzz.ratio(words, wording.words, score_cutoff=ALIKE_IF_SHORT if is_short(wording.words) else ALIKE)


def is_short(wording: str) -> bool:
    """Whether normalised words are a heading only where they stand alone."""
    return width(wording) <= SHORT


def is_alike(words: str, name: str) -> bool:
    """Whether normalised words are a name, but for a letter or two."""
    return fuzz.ratio(words, name, score_cutoff=ALIKE) > 0


@cache
def questions(*, own_form: bool = False) -> tuple[Wording, ...]:
    """The form's questions and, unless ``own_form``, other headings of parts A, B and C."""
    rows = [row for row in codelist("report_headings") if row["origin"] == "form" or not own_form]
    rows += [] if own_form else translations(*"ABC")
    return tuple(Wording("question", row["kind"], normalised(row["wording"])) for row in rows if row["kind"] in "ABC")


@cache
def translations(*kinds: str) -> list[dict[str, str]]:
    """Rows of these kinds in data/codelists/report_headings_translated.csv, in the languages of the United Nations."""
    return [row for row in codelist("report_headings_translated") if row["kind"] in kinds]


@cache
def named(kind: str) -> tuple[str, ...]:
    """The words of a kind in data/codelists/report_headings.csv and its translations, longest first."""
    rows = [*(row for row in codelist("report_headings") if row["kind"] == kind), *translations(kind)]
    return tuple(sorted((row["wording"] for row in rows), key=len, reverse=True))


def is_question(text: str) -> bool:
    """Whether a text is, word for word, a heading of part A, B or C."""
    return len(text) <= LONGEST_HEAD and normalised(text) in {wording.words for wording in questions()}


def is_column_head(text: str) -> bool:
    """Whether the cell of a table names what the column holds: goals, targets, questions or answers."""
    return normalised(text) in {normalised(words) for kind in ("goal", "target", "column") for words in named(kind)}


def is_reply(text: str) -> bool:
    """Whether words answer a question and are no point of a report: "N/A", "None", "See above (A)"."""
    words = normalised(text)
    return not re.search(r"\w", text) or any(words == reply or words.startswith(f"{reply} ") and kind == "see" and
                            len(words.split()) <= LONGEST_REPLY for kind, reply in _replies())


@cache
def _replies() -> tuple[tuple[str, str], ...]:
    return tuple((kind, normalised(reply)) for kind in ("reply", "see") for reply in named(kind))


def is_annex(text: str) -> bool:
    """Whether a line is the title of an annex."""
    words = normalised(text)
    return len(words.split()) <= LONGEST_TITLE and any(
        f"{words} ".startswith(f"{normalised(name)} ") for name in named("annex"))


def _begins(words: str, wording: str) -> bool:
    """Whether a line begins like a wording; a line of one or two words must be its very beginning."""
    least = min(len(words), len(wording))
    if width(words[:least]) < min(FIRST_WORDS, len(wording)):
        return wording.startswith(f"{words} ")
    return fuzz.ratio(words[:least], wording[:least], score_cutoff=BEGINS_ALIKE) > 0
