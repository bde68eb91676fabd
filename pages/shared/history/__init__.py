"""Parts of the page "History": submissions, undo, releases, and comparison of data versions."""
