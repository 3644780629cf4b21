"""The page where a log of events is read and asked."""
