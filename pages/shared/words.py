"""Message texts of the pages."""

from indicators.wording import day, has, say

__all__ = ["day", "has", "say"]
