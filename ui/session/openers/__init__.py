"""The kinds of files the window can open: one file each, found by its name."""
