"""File formats: a file -> cells. Runs in the reading process, so nothing here imports slow modules."""
