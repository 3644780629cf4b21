"""What is done to keep customers: what is due, the form of an action, its message, and what keeping costs."""
