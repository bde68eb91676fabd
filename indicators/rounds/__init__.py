"""A reporting round: what it sends to countries, what comes back, and what is still missing."""
