"""Texts that are numbered: the same text has one number, and what is emptied takes no other with it."""

import pyarrow as pa

from indicators.store.words import Words


def test_what_is_emptied_twice_leaves_the_empty_text_its_number() -> None:
    words = Words()
    first = words.number("breakdown", pa.array(["", "SEX=F", "VICTIM=MARY_DOE"]).dictionary_encode())
    words.keep("breakdown", {0, 1})
    words.keep("breakdown", {0, 1})
    again = words.number("breakdown", pa.array(["SEX=F", ""]).dictionary_encode())
    assert again.to_pylist() == [1, 0]
    assert words.column("breakdown", first).to_pylist() == ["", "SEX=F", ""]
