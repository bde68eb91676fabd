"""What runs in the reading process: a file -> cells. Nothing here imports what is slow to start."""
