"""Independent coding results of the Aider leaderboards."""
