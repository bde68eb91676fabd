"""Words above a table which say that its figures measure something else: shares, averages, sums of years, plans.

They count where they are all that is between two signs: "Victims, in %"; "Target 16.2" and "rate of the euro" are none.
"""

import re

from indicators.ingest.vocabulary.meaning_words import core, is_word

SHARE, GROWTH, AVERAGE, SUM, PLAN = "share", "growth", "average", "sum", "plan"

_SIGNS = re.compile(r"[,;:()\[\]|\t\u2013\u2014\"]| - ")
_LEGEND = re.compile(r"(?<!\w)\w ?[:=] ?[^\W\d]\w+")          # "f: forecast" says what a letter means
_BEFORE = (r"(?:(?:all|figures?|values?|data|units?|einheit|werte|zahlen|angaben|valeurs|anteile?|shares?|in|en|em|i|w"
           r"|v|als|as|are|is|annual|yearly|monthly|daily|jährliche?r?)\W+)*")
_AFTER = r"(?: (?:values?|figures?|data|werte?))?(?: (?:19|20)\d\d(?:\W(?:19|20)?\d\d)?)?"
_PERCENT = (r"%|per ?cent(?:ages?)?|prozent(?:punkte)?|pour ?cent(?:age)?|por ?cent(?:o|agem|aje)|per cento|percentuale"
            r"|procent\w*")
_BASE = r"100 ?k|10{0,2}[ .,]?000(?:[ .,]000)?|million|mille|thousand|tausend|inhabitants?|einwohner|habitants?"
_WORDS = {
    SHARE: rf"(?:{_PERCENT})(?: (?:change|points?|veränderung))?|(?:\w+ ){{0,2}}rates?|wachstumsrate|veränderungsrate"
           r"|growth|(?:annual|relative|percentage) change|change (?:on|from|since|over|to|compared)\b.*|yoy|wachstum"
           r"|year[- ]on[- ]year.*|zuwachs|veränderung(?: .*)?|croissance|variation annuelle|crecimiento"
           r"|variación anual|crescita"
           rf"|taux|tasa|(?:.* )?(?:per capita|pro kopf|par habitant)|(?:\w+ ){{0,2}}(?:in|en|em|als) (?:{_PERCENT})"
           rf"|(?:.* )?(?:per|pro|par|por|je) (?:{_BASE})(?: .*)?"
           r"|ranks?(?: .*)?|(?:.* )?index|.*(?:19|20)\d\d ?= ?100",
    AVERAGE: r"(?:\w+[ -]){0,2}(?:moving |rolling )?averages?|rolling(?: .*)?|moyennes? mobiles?(?: .*)?"
             r"|(?:\d+|three|drei)[- ]?(?:months?|years?|jahres)[ -]?(?:averages?|means?|totals?|sums?|mittel\w*)"
             r"|mean|median|\w*durchschnitt|mittelwerte?|moyennes?(?: mensuelle| annuelle)?|promedio",
    SUM: r"(?:.* )?ytd|year to date|cumul(?:s|ado)?(?: .*)?|running total|cumulated|cumulé|kumuliert|kumulativ"
         r"|acumulado"
         r"|cumulative(?: (?:number|total|count).*)?"}
_PATTERNS = {kind: re.compile(rf"{_BEFORE}(?:{stated}){_AFTER}", re.IGNORECASE) for kind, stated in _WORDS.items()}
_LONGEST = 80            # letters between two signs that may say it


def other_measure(text: str) -> str | None:
    """What a line says that the figures are, None where it says nothing of the kind."""
    pieces = [" ".join(word.split()).strip(" .") for word in _SIGNS.split(_LEGEND.sub(" ", text))]
    return next((kind for piece in pieces if 0 < len(piece) <= _LONGEST
                 for kind in (GROWTH, SHARE, AVERAGE, SUM, PLAN) if _says(kind, piece)), None)


def _says(kind: str, piece: str) -> bool:
    return bool(_PATTERNS[kind].fullmatch(piece)) if kind in _PATTERNS else is_word(kind, core(piece))
