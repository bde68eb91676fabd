"""The reporting form that a country receives: last commitments and figures filled in, read back without correction."""
