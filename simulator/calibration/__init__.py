"""Fitting what nobody knows of the model's numbers to the record, and saying what stays unknown."""
