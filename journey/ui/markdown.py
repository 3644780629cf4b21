"""People's words inside Streamlit's Markdown: shown as they are, never read as markup."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$~^=&])")
_JOINER = "\N{WORD JOINER}"  # shows nothing; keeps addresses from becoming links and dashes from melting together


def escaped(text: str) -> str:
    """``text`` on one line, with every sign made harmless that Markdown, colours, icons or formulas would read."""
    one_line = " ".join(text.split())
    apart = re.sub(r"(?<=-)(?=-)|(?<=://)|(?<=www)(?=\.)|(?<=@)", _JOINER, one_line)
    return _SIGNS.sub(r"\\\1", apart).replace(":", "&#58;")


def spoken(text: str) -> str:
    """``text`` as the label of a widget that shows none: screen readers say it as it stands, and it fetches nothing."""
    return " ".join(text.split()).replace("](", f"]{_JOINER}(")
