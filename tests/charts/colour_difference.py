"""The difference of two colours (CIEDE2000) as people see them, three kinds of the colour-blind among them."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

SIGHTS: dict[str, Numbers] = {
    "normal": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                            [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                              [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                            [0.004733, 0.691367, 0.303900]]),
}
"""Machado, Oliveira and Fernandes 2009, on linear RGB."""
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
                [0.0193339, 0.1191920, 0.9503041]])
WHITE = np.array([0.95047, 1.0, 1.08883])


def difference(one: str, other: str, sight: str) -> float:
    """CIEDE2000 of two colours such as "#0b3c6f" in a kind of sight."""
    return ciede2000(*(_lab(np.clip(SIGHTS[sight] @ _linear(colour), 0, 1)) for colour in (one, other)))


def _linear(colour: str) -> Numbers:
    parts = np.array([int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _lab(linear: Numbers) -> Numbers:
    share = XYZ @ linear / WHITE
    f = np.where(share > 216 / 24389, np.cbrt(share), (24389 / 27 * share + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def ciede2000(one: Numbers, other: Numbers) -> float:
    """Difference of two colours of CIELAB."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    stretch = 1.5 - 0.5 * _seventh((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2)
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.arctan2(b1, a1) % (2 * np.pi), np.arctan2(b2, a2) % (2 * np.pi)
    turn = 0.0 if not c1 * c2 else (h2 - h1 + np.pi) % (2 * np.pi) - np.pi
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = np.degrees(h1 + turn / 2 if c1 * c2 else h1 + h2) % 360
    t = (1 - 0.17 * _cos(hue - 30) + 0.24 * _cos(2 * hue) + 0.32 * _cos(3 * hue + 6) - 0.2 * _cos(4 * hue - 63))
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = 2 * np.sqrt(c1 * c2) * np.sin(turn / 2) / (1 + 0.015 * chroma * t)
    rotation = -2 * _seventh(chroma) * np.sin(np.radians(60 * np.exp(-((hue - 275) / 25) ** 2)))
    return float(np.sqrt(by_light ** 2 + by_chroma ** 2 + by_hue ** 2 + rotation * by_chroma * by_hue))


def _seventh(chroma: float) -> float:
    return float(np.sqrt(chroma ** 7 / (chroma ** 7 + 25.0 ** 7)))


def _cos(degrees: float) -> float:
    return float(np.cos(np.radians(degrees)))
