"""Modules shared by several pages."""
