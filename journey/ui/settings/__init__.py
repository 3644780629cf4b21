"""Settings: what a person prefers, who they are, where the maps are, and all of them as one file."""
