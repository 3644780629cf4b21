"""The keys that work, by the place where they work. A test presses every one of them."""

KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "everywhere": (("?", "help"), ("Esc", "close")),
    "picture": (
        ("Tab", "records"),
        ("← ↑ ↓ →", "walk"),
        ("Enter", "open"),
        ("Esc", "out"),
        ("← ↑ ↓ →", "move"),
        ("+ −", "zoom"),
        ("0", "fit"),
    ),
    "form": (("Enter", "save"), ("Ctrl Enter", "save_lines")),
    "rows": (
        ("Enter", "add"),
        ("Ctrl V", "list"),
        ("Alt ↑ ↓", "order"),
        ("← →", "tabs"),
        ("Esc", "restore"),
        ("Ctrl Z", "undo"),
        ("Ctrl Shift Z", "redo"),
    ),
    "table": (("Enter", "down"), ("← ↑ ↓ →", "cells"), ("Ctrl V", "block")),
    "board": (
        ("← ↑ ↓ →", "walk"),
        ("Enter", "write"),
        ("N", "add"),
        ("Alt ← ↑ ↓ →", "move"),
        ("Shift ← ↑ ↓ →", "choose"),
        ("Ctrl C", "copy"),
        ("Ctrl D", "duplicate"),
        ("Delete", "delete"),
        ("M", "menu"),
        ("L", "link"),
        ("*", "truth"),
        ("↑ ↓", "feel"),
        ("/", "find"),
        ("Ctrl +", "size"),
    ),
    "present": (
        ("→ Space Page\u00a0↓", "next"),
        ("← Page\u00a0↑", "back"),
        ("Home End", "ends"),
        ("5 Enter", "number"),
        ("B .", "black"),
        ("Z ↑ ↓", "zoom"),
        ("N", "notes"),
        ("F", "full"),
        ("?", "keys"),
        ("Esc", "leave"),
        ("Alt ← →", "order"),
        ("Delete", "hide"),
    ),
    "tour": (("← →", "steps"), ("Esc", "leave")),
}
"""Place to (keys with spaces between them, what they do); the words are ``help.keys.<place>.<name>``."""

KEYS_OF = {"picture": "map", "form": "map", "rows": "define", "table": "define", "board": "board", "present": "present"}
"""The page on which the keys of a place work; there they are told first."""
