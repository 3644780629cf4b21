"""The code of a room: a short word that everybody can say and spell, and a number: ``MELA 42``.

It is not a secret: it is shown on a wall. It opens nothing but an open room, for whoever has it says their own words
there and sees what the wall shows; and whoever guesses is slowed down (see ``store.knocking``).
"""

import re
import secrets
import unicodedata

_LISTED = (
    "ALBA ALGA AREA ARIA ARPA AUTO BACO BANCO BARCA BOSCO CALMA CAMPO CANE CANTO CARTA CASA CENA CIMA CODA CONO "
    "CORDA CORO COSTA CUBO DADO DAMA DANZA DELTA DIVANO DONO DUNA ERBA ESTATE FARO FATA FESTA FIABA FICO FILO "
    "FIORE FOCA FOGLIA FUNE GATTO GEMMA GIARA GIRO GOLFO GONDOLA GRANO GUFO IDEA ISOLA LAGO LAMPO LANA LEPRE "
    "LIMONE LINO LUCE LUNA LUPO MANO MARE MELA MELONE MENTA MICIO MIELE MODA MOLO MONTE MORA MOTO NAVE NEVE NIDO "
    "NOTA NOTTE NUVOLA OASI OCA OLIVA OMBRA ONDA ORO ORSO PALMA PANDA PANE PATATA PEPE PERA PERLA PESCA PIANO "
    "PINO PIUMA PIZZA PONTE PORTO PRATO RADIO RAMO RANA RIMA RISO RIVA ROBOT ROSA RUOTA SALE SALTO SASSO SCALA "
    "SERA SETA SOLE SPIGA STELLA TANGO TAXI TAZZA TELA TENDA TIGRE TORRE TORTA TRENO TULIPANO UVA VALLE VELA "
    "VENTO VERDE VIALE VIOLA VOLO ZAINO ZEBRA ZOLLA ZONA ZUCCA"
)
WORDS = tuple(_LISTED.split())
"""Easy to say in Italian and to spell in English; no two are alike."""
_LEAST, _MOST = 10, 99


def new_code() -> str:
    """One of some 12 thousand, by chance."""
    return f"{secrets.choice(WORDS)} {_LEAST + secrets.randbelow(_MOST - _LEAST + 1)}"


def said(code: str) -> str:
    """A code as it is kept, however somebody has typed it: ``mela-42`` and ``Mela42`` are ``MELA 42``. "" for what is
    none."""
    plain = unicodedata.normalize("NFKD", code[:40]).upper()
    found = re.fullmatch(r"[^A-Z0-9]*([A-Z]{2,12})[^A-Z0-9]*([0-9]{2})[^A-Z0-9]*", plain)
    return f"{found[1]} {found[2]}" if found else ""
