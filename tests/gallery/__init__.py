"""The pictures of the README, and a page with every view to look at: ``make gallery``."""
