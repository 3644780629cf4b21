"""Cuts the letters that phones and the big screen of a workshop load, out of ``static/fonts``.

``python tools/room_fonts.py`` writes them to ``static/room``, the same each time. A phone on a weak network loads a few
KB for each; what is not Latin comes from its own fonts.
"""

from pathlib import Path

from fontTools import subset

STATIC = Path(__file__).parents[1] / "static"
FAMILY = "Itinerario Sans"  # "Source" is reserved for the files as Adobe released them
CUTS = {"400": "Regular", "600": "Semibold", "700": "Bold", "900": "Black", "400i": "It"}
LETTERS = {*range(0x20, 0x7F), *range(0xA0, 0x180)}
SIGNS = {ord(sign) for sign in "–—‘’‚“”„•…‹›€−×≈●Ș"} | {0x219, 0x21A, 0x21B}
NAMES = {1: FAMILY, 3: FAMILY, 4: FAMILY, 6: FAMILY.replace(" ", ""), 16: FAMILY}


def cut(style: str, target: Path) -> None:
    """One style as WOFF, under a name of its own; copyright and licence stay in it."""
    options = subset.Options(hinting=False, name_IDs=["*"], layout_features=["kern", "mark", "ccmp", "locl", "tnum"])
    options.flavor = "woff"
    options.drop_tables += ["DSIG", "STAT"]
    font = subset.load_font(str(STATIC / "fonts" / f"SourceSansPro-{style}.ttf"), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS | SIGNS)
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in NAMES:
            record.string = NAMES[record.nameID]
    subset.save_font(font, str(target), options)


if __name__ == "__main__":
    for weight, style in CUTS.items():
        made = STATIC / "room" / f"sans-{weight}.woff"
        cut(style, made)
        print(made.name, made.stat().st_size)
