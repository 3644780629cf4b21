"""Advice on the pages: how many pieces there are, the list of them, and the click that leads to each."""
