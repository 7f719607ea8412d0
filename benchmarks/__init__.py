"""What the engine costs, measured against other ways to run the same model, always in one run."""
