"""Parts of the page "History": the record with its undo, releases, locks, and comparison of data versions."""
