"""The same jobs for scripts and administrators: one command a file, main.py runs them."""
