"""What ``boilover calibrate`` shows."""
