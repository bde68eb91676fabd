"""Country reports, in parts."""
