"""Progress of countries against the operational goals that they agreed on."""

__version__ = "0.2.0"
