"""The words of the screens themselves, as pages say them."""

from indicators.wording import day, has, say

__all__ = ["day", "has", "say"]
