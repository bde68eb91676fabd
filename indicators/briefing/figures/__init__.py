"""Figures with their captions, the same on screens, in pictures and in documents."""
