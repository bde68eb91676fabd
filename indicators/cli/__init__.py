"""Commands for scripts and administrators: one module for each command, run by main.py."""
