"""The pages of the window: one file each, found by its name."""
