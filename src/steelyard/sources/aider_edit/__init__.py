"""Independent coding results of the older Aider leaderboard."""
