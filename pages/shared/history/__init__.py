"""Parts of the screen History: what was brought in, undoing it, releases, and comparing versions."""
