"""Names that people give, compared as readers see them."""

import re
import unicodedata

_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\ufe00-\ufe0f\uffa0]")
"""Letters and marks that show nothing; most invisible characters are of Unicode's category Cf."""

_LOOKS = str.maketrans("АВЕЅІЈКМНҺОРСТУҮХԚԜ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
                       "ABESIJKMHHOPCTYYXQW" "ABEZHIKMNOPTYX")
"""Cyrillic and Greek capitals that look like Latin ones."""


def plain(name: str) -> str:
    """Return a name without what readers cannot see: width, case, invisible characters, the number of blanks and the
    alphabet of letters that look alike. Names with the same plain form are one name; that of "" shows nothing.
    """
    letters = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    seen = "".join(letter for letter in _UNSEEN.sub("", letters) if unicodedata.category(letter) != "Cf")
    return " ".join(seen.split()).upper().translate(_LOOKS)
