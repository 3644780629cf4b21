"""A workshop: a room of people who make one map together in eight steps. What is said in it, and what comes of it."""
