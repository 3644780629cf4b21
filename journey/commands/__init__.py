"""Commands: one module each. ``declare(parser)`` says what it takes, ``run(given)`` gives the exit status.

Each imports what it needs when it runs, so that the light ones start fast.
"""

NAMES = ("convert", "check", "analyse", "templates", "new")
