"""An organisation's logo in a figure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Logo:
    """A picture as a data address, and its size in any unit."""

    address: str
    width: float
    height: float

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Its largest size within a box."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale
