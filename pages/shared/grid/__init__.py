"""Correct figures: the parts of the screen."""
