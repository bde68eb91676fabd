"""Words for scales in many languages: thousands, millions, lakh, or rates per 100,000 people.

A number before such a word makes it a quantity ("10 thousand children"), not a scale. In a title, header or unit every
such word counts; in prose, such as a source or note, only statements about figures: "in thousands", "(thousands)", or
the word alone.
"""

import re
from functools import cache, lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from indicators.ingest.limits import LONGEST_NAME
from indicators.ingest.vocabulary.headers import normalised

RATE = ""
"""Factor of a rate, or of a word with two meanings: counts cannot be derived from such figures."""

_RAISED = str.maketrans("²³⁴⁵⁶⁷⁸⁹", "23456789")

_WORDS = {
    "12": r"dozens?|dutzend|douzaines?|docenas?|dúzias?",
    "100": r"hundreds|hunderte?n?|centaines|cientos|centenas|centinaia|hundratals?",
    "10000": r"zehntausend\w*|tienduizend\w*", "100000": r"hunderttausend\w*|honderdduizend\w*|lakhs?|लाख|লাখ",
    "1000": r"thousands?|thous|thsd|tausend(?:e|er|en|stel)?|tsd|tds|teur|milliers?|millares|milhares|milhar|migliaia"
            r"|duizend(?:en|tal|tallen)?|tusen(?:de|tals?)?|tusind(?:e|er)?|tuhat(?:ta)?"
            r"|tuhan(?:sia|sin|tta|sissa|sina|net|nen)"
            r"|tys(?:iąc\w*|ięcy)?|tisíc\w*|tis|тыс(?:яч\w*)?|тис(?:яч\w*)?|хиляди|хиљад\w*|tisuć\w*|hiljad\w*"
            r"|ezer(?:ben)?|ezren|ezrek(?:ben)?|tisoč\w*|t[ūu]kst\w*|tuhande\w*|[þÞ]úsund\w*|mijë\w*|хиљ|илјад\w*"
            r"|ათას\w*|հազար\w*|мың|мянга\w*|duisend(?:e|tal)?|ہزار|eluf|milers"
            r"|χιλιάδ\w*|χιλ|ribu(?:an)?|nghìn|ngàn"
            r"|(?:ب?ال)?(?:ألف|آلاف|الاف)|هزار|ב?אלפים|हज़ार|हजार|হাজার"
            r"|miles de|mil (?:pessoas|personas|habitantes|unidades|crianças|niños)|mii de|bin kişi",
    "1000000": r"millions?|millionen|mill(?=\.)|mio|mln|mlns|millones|milh(?:ões|oes|ão)|milion(?:i|e|y|ów|ů|u)?"
               r"|miljoen(?:en)?|miljon(?:er)?|miljoon(?:a|aa|ia)|million(?:er|en)|milioane|млн|миллион\w*|мільйон\w*"
               r"|милион\w*|εκατομμύρι\w*|εκατ|juta(?:an)?|triệu|milyon|milijun\w*|(?:ب?ال)?(?:مليون|ملايين)|میلیون"
               r"|ב?מיליו\w*|मिलियन|মিলিয়ন",
    "1000000000": r"billions|mrd|mld|milliards?|milliarden|miliard(?:i|y|ów)?|miljard(?:en|er|ia)?|млрд|миллиард\w*"
                  r"|мільярд\w*|milyar|مليار\w*",
    "10000000": r"crores?|करोड़|কোটি",
    RATE: r"billones|billionen|biljoen|per ?mill?e?|promille|‰",
}
"""Words of each factor, delimited by spaces or symbols."""

_ALIKE = {"1000": r"mii|libo|elfu|ming|хил", "1000000": r"(?-i:Mn|mn|MM)", "1000000000": r"(?-i:bn|Bn)"}
"""Words that are also other words or names: they count only with a unit, and alone except in prose."""

_ONLY_OF = {"1000": r"bin|(?-i:k)"}
"""Such words that do not count alone."""

_COUNTED = (r"(?:kişi|adet|çocuk|persoane|locuitori|copii|cazuri|tao|katao|watu|души|бр(?:оя)?|случая|лица|жители"
            r"|eur|usd|euros?|dollars?|units?|persons|people)")

_UNIT_SIGN = r"(?:[单單単]位|단위)\s*[:：]?\s*"

_SIGNS = {"10000000": rf"{_UNIT_SIGN}(?:千[万萬]|천만)",
          "1000": rf"{_UNIT_SIGN}(?:千|천)|千\s*[人名例件元户戶個个]|[(（]千[)）]|천\s*명|พัน(?:คน)?",
          "10000": rf"{_UNIT_SIGN}[万萬만]|[万萬]\s*[人名例件元户戶個个]|만\s*명",
          "1000000": r"百[万萬]|백만|ล้าน(?:คน)?", "100000000": rf"{_UNIT_SIGN}[亿億억]|[亿億]\s*[人名例件元]|억\s*명"}
"""Words for a scale in scripts without spaces between words, by the scale."""

_TEN = r"1(?:0{0,2})(?:[ .,'\u2019\u00a0\u202f]?000){1,3}(?![\d.,]*\d)"
_PEOPLE = (r"(?:persons?|people|children|inhabitants|pupils|victims|cases|reports|households|units?|personen"
           r"|einwohner\w*"
           r"|kinder|personnes|habitants|enfants|personas|habitantes|niños|víctimas|pessoas|crianças|persone|abitanti)")
_IN = r"(?:in|en|em|into|w|v|в|у|i|ב|som|als)"
_BY = r"(?:per|pro|je|pour|por(?: cada)?|par|pr|op|på|su|ogni|na|на|auf|for(?: every| each)?|/)"
_UNIT = (r"(?:enhe[dt]\w*|eenheid|enota|egység|yksikkö|vienetas|mērvienība|ühik|eining|njësia|birim|jedinic\w*"
         r"|jednot\w*|jednost\w*|јединиц\w*|единиц\w*|одиниц\w*|unit\w*|unité\w*|unidad\w*|unidade\w*"
         r"|einheit\w*|ma(?:ß|ss)einheit\w*|scale|échelle"
         r"|escala|multiplier|faktor)")
_INHABITANTS = r"(?:nüfus\w*|kişide|kişiye|lakos\w*|asukas\w*|elaniku\w*|gyventoj\w*|iedzīvotāj\w*|banor\w*)"
_ONE_OF = r"(?<!one )(?<!un )(?<!uno )(?<!ein )(?<!einer )(?<!1 )"
_HEADED = (r"(?:(?:all )?(?:figures?|values?|data|numbers?|amounts?|counts?|chiffres|valeurs|données|zahlen|angaben"
           r"|werte|cifras|valores|datos|dados)\W+)?"
           r"(?:(?:are|is|expressed|given|shown|sont|exprimés|exprimées|sind|están?)\W+)*")


_OVERLAP = 100                       # characters, of pieces of a long text: patterns may take the square of its length

NUMBER, POWER = "number", "power"

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)      # words and numbers in addresses are ignored
_NO_NUMBER = r"(?<!\d[ \u00a0\u202f])(?<!\d-)"
_WRITTEN = (
    ("1000", r"(?<!\w)(?:en|em|x) mil(?:es)?(?!\w)|^\W*mil(?:es)?\W*$|[(\[]mil(?:es)?[)\]]"
             rf"|{_UNIT}\s?[:：=(]\s?mil(?:es)?(?!\w)|(?<![\w.,])1[ .]?000[- ]?tal(?!\w)"),
    ("100", r"[(\[] ?(?:['\u2019]00s?|[x×*] ?100) ?[)\]]"),
    ("1000", r"['\u2019]000s?\b|(?<![\d.,'\u2019])(?<!\d )000s?\b"),
    (NUMBER, rf"(?<!\w){_ONE_OF}{_IN} (?P<in>{_TEN})|(?:[x×*]|{_UNIT}\s?[:：=(]) ?(?P<by>{_TEN})(?= ?\W*$| {_PEOPLE})"
             rf"|[(\[] ?(?P<at>{_TEN}) ?[)\]]"
             rf"|(?<![\w.,]){_ONE_OF}(?P<of>{_TEN}) {_PEOPLE}(?= ?(?:$|[)\],;.]))"),
    (NUMBER, r"(?<!\w)(?:multipl\w{0,8}|mal|times) (?:\w+ ){0,4}?(?:(?:by|with|par|por|mit|durch|x) )?"
             rf"(?P<times>10{{1,9}}|{_TEN})(?![\d.,]*\d)"),
    (RATE, rf"(?<!\w)(?:divi[ds]\w{{0,8}}|geteilt|teile) (?:\w+ ){{0,4}}?(?:by|par|por|durch) (?:10{{1,9}}|{_TEN})"
           r"(?![\d.,]*\d)"),
    (POWER, r"(?<![\w.,])(?:[x×*] ?)?(?:10\^|10\*\*|1e)(?P<power>[2-9])(?!\w)|10(?P<raised>[²³⁴⁵⁶⁷⁸⁹])"))

SUSPECT = "(?i)" + "|".join([*_WORDS.values(), *_SIGNS.values(), rf"\b(?:{'|'.join(_ALIKE.values())}|bin|k)\b", "хил",
                            "000", "mil", "multipl", r"\bmal\b", "times", "divi[ds]",
                            "teil", r"10[\^*²³⁴⁵⁶⁷⁸⁹]",
                            "1e[2-9]"]).replace(r"(?=\.)", "")
"""Regular expression for Arrow that matches every text with a scale, and some without."""

_UNITS = {"", "0", "1", "unit", "units", "ones", "einheit", "einheiten", "unite", "unites", "unidad", "unidades"}
"""Values of a multiplier that mean figures in full."""


@cache
def _patterns(*, prose: bool) -> list[tuple[str, re.Pattern[str]]]:
    """Each factor with the patterns for it; NUMBER and POWER take the factor from a number in the text."""
    every = "|".join(_WORDS.values())
    found = [(RATE, rf"(?<!\w){_BY} ?(?:1?0{{0,2}} ?)?(?:(?:{every})(?!\w)|(?:{_TEN}))|‰"),
             (RATE, r"(?<!\w)(?:per|por|pro|pour|par)(?: cada)? (?:1?0{0,2} )?mil(?:le|l)?(?!\w)"),
             (RATE, rf"(?<!\w)(?:la|uz|për|kwa(?: kila)?) {_TEN}|(?<![\w.,]){_TEN} {_INHABITANTS}")]
    for factor, words in _WORDS.items():
        strict = prose or factor in ("12", "100")
        found.append((factor, _strictly(words) if strict else rf"(?<!\w){_NO_NUMBER}(?:{words})(?!\w)"))
    found += [(factor, _of_a_unit(words)) for factors in (_ALIKE, _ONLY_OF) for factor, words in factors.items()]
    found += [] if prose else [(factor, rf"^\W*(?:{words})\W*$") for factor, words in _ALIKE.items()]
    found += [*_SIGNS.items(), *_WRITTEN]
    return [(factor, re.compile(pattern, re.IGNORECASE)) for factor, pattern in found]


def _strictly(words: str) -> str:
    """A pattern for statements about figures only: "in thousands", "(thousands)", the whole cell, or its end."""
    return (rf"(?<!\w){_ONE_OF}{_IN} (?:{words})(?!\w)|[(\[] ?(?:{words})\.?(?: \w+)? ?[)\]]"
            rf"|^\W*{_HEADED}(?:{_IN} )?(?:{words})\.?(?: \w+){{0,2}}\W*$|[,;:–-] ?(?:{words})\.?(?: \w+)?\W*$")


def _of_a_unit(words: str) -> str:
    """A pattern for words next to a unit: "in k", "(bin)", ", mii persoane", "bin adet"."""
    return (rf"(?<!\w){_ONE_OF}(?:in|în|en|sa|kwa|в) (?:{words})(?=\.?(?: {_COUNTED})?(?: ?[)\],;.]|\W*$))"
            rf"|(?<=[^\W\d] )[(\[] ?(?-i:(?!MM|Mn)) ?(?:{words})\.?(?: {_COUNTED})? ?[)\]]"
            rf"|^\W*[(\[] ?(?:{words})\.? ?[)\]]\W*$|[;:：=] ?(?:{words})\.?(?: {_COUNTED})?\W*$"
            rf"|, ?(?-i:(?!MM|Mn|k))(?:{words})\.?(?: {_COUNTED})?\W*$"
            rf"|(?<!\w){_NO_NUMBER}(?:{words})\.? {_COUNTED}(?!\w)")


def scale_in(text: str, *, prose: bool = False) -> str | None:
    """Return the factor that a text gives for figures, such as "1000"; RATE if counts cannot be derived; None if it
    gives none.
    """
    plain = " ".join(_ADDRESS.sub(" ", text).split())
    if len(plain) > LONGEST_NAME:
        if not pc.match_substring_regex(pa.scalar(plain), f"{SUSPECT}|00").as_py():
            return None
        pieces = (plain[at:at + LONGEST_NAME] for at in range(0, len(plain), LONGEST_NAME - _OVERLAP))
        return next((factor for piece in pieces if (factor := scale_in(piece, prose=prose)) is not None), None)
    return _in_few_words(plain, prose=prose)


@lru_cache(maxsize=10_000)
def _in_few_words(plain: str, *, prose: bool) -> str | None:
    """The same of a text no longer than a name, without addresses; a file is read again after each answer about it."""
    for factor, pattern in _patterns(prose=prose):
        if found := pattern.search(plain):
            stated = next(filter(None, found.groupdict().values()), "")
            if factor == NUMBER:
                return re.sub(r"\D", "", stated)
            return f"1{'0' * int(stated.translate(_RAISED))}" if factor == POWER else factor
    return None


def multiplier_of(word: str, *, power: bool) -> str | None:
    """Return the factor in a multiplier cell: 1000, "thousands", or with ``power`` an SDMX power of ten; None for
    units.
    """
    plain = normalised(word)
    if plain in _UNITS:
        return None
    if plain.isascii() and plain.isdigit() and len(plain) < 10:
        return f"1{'0' * int(plain)}" if power and len(plain) == 1 else plain
    return scale_in(word) or RATE


def without_scale(text: str) -> str:
    """Return a unit without its words of scale: "victims" for "thousand victims"."""
    for _, pattern in _patterns(prose=False) if len(text) <= LONGEST_NAME else ():
        if found := pattern.search(text):
            return re.sub(r"^\W+|\W+$", "", f"{text[:found.start()]} {text[found.end():]}")
    return text
