"""The formats a chart can be written in: a file each, found by listing this folder."""
