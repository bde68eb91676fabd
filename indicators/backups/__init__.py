"""Backups of the ledger: one made while people work, a file verified, restored, and drilled as if all were lost."""
