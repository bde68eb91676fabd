"""The languages that no one speaks, which tests use."""

from tests import pseudo


def test_only_a_plural_has_more_forms_in_another_language() -> None:
    source = ("a = { $numbers ->\n    [one] x\n   *[several] y\n}\n"
              "b = { $count ->\n    [one] x\n   *[other] y\n}\n")
    first, second = pseudo.translated(source)[pseudo.FROM_RIGHT].split("\nb =")
    assert "[several]" in first
    assert "[few]" not in first
    assert "[few]" in second
