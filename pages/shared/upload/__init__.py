"""Parts of the screen on which a file of figures is brought in."""
