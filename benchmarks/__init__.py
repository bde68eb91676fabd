"""Benchmarks, each as a ratio to a baseline that is measured in the same run: python -m benchmarks."""
