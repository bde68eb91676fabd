"""The reporting desk, in parts."""
