"""The charts that can be drawn: a file each, found by listing this folder."""
