"""Progress of countries towards the operational goals of the Alliance."""

import gc

__version__ = "0.2.0"

# Modules and catalogues are many objects that stay: at Python's 700, looking for garbage takes an eighth of a start.
gc.set_threshold(10_000)
