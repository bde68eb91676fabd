"""Progress of countries towards the operational goals of the Alliance."""

__version__ = "0.2.0"
