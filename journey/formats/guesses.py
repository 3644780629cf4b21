"""What a name already tells of a record: how a channel looks, when a stage is; and a face for who has none yet."""

import re
from collections.abc import Sequence
from functools import cache

from journey.formats.usual import said, usual
from journey.i18n import LANGUAGES
from journey.model import MACRO_STAGES
from journey.model.folding import folded

_FACES = (
    ("long", "#4A3228", "#F1C9A8"), ("short", "#2E2320", "#C68C62"), ("curly", "#1F1A17", "#8A5A3C"),
    ("bun", "#8C8C8C", "#E8B998"), ("wavy", "#B5793A", "#F4D3B8"),
)  # fmt: skip
_ICONS = (  # how words begin, in English and Italian, and the icon they call up
    ("e-?mail|mails?\\b|posta elettronica|newsletter", "email"),
    ("whatsapp|chat|messenger", "chat"),
    ("sms|text message", "sms"),
    ("telef|teleph|phone|call|chiamat", "phone"),
    ("app\\b", "app"),
    ("social|facebook|instagram|linkedin|tiktok", "social"),
    ("video|youtube", "video"),
    ("blog|articol|article|magazine|rivist", "blog"),
    ("search|google|ricerca|motore", "search"),
    ("review|recension|rating", "review"),
    ("compar|confront", "compare"),
    ("friend|famil|amic|colleag|collegh|passapar|word of mouth", "friends"),
    ("help|assist|support|call cent|contact cent", "headset"),
    ("advis|consul|agent|sales|vendit|commerciale", "advisor"),
    ("recept|front desk|desk\\b|counter|sportell|accoglienz|lobby", "store"),
    ("shop|store|showroom|branch|negozi|punto|agenzi|filial|sede", "store"),
    ("letter|post", "post"),
    ("deliver|courier|parcel|corrier|pacc|consegn|spedizion", "parcel"),
    ("bank|banca|banche", "bank"),
    ("payment|checkout|card|pagament|carta|cassa", "card"),
    ("advert|ads?\\b|poster|flyer|leaflet|brochure|volantin|opuscol|pubblic|manifest|annunc", "ad"),
    ("form\\b|forms\\b|modul", "form"),
    ("gym\\b|hotel|restaurant|clinic|hospital|office|in person", "store"),
    ("palestr|albergo|ristorant|ambulator|ospedal|uffici|di persona", "store"),
    ("event|fair|appoint|fier|appuntament|visit", "calendar"),
)
_KINDS = {
    **dict.fromkeys(("store", "post", "parcel", "bank", "ad", "calendar"), "physical"),
    **dict.fromkeys(("phone", "advisor", "friends", "headset"), "human"),
}
_WHEN = (  # how words begin in the name of a stage, and when it is; of several the first that is found
    ("before|pre\\b|prima\\b", "pre_purchase"),
    ("renew|again|help|loyal|retain|retention|after|return|advoca|recommend|refer|support|assist|deliver|receiv|onboard|rinnov"
     "|ancora|aiut|fedel|dopo|post|reso\\b|resi\\b|consegn|ricev|passaparol|raccomand|consigli|util|uso\\b|use\\b|using|usage",
     "post_purchase"),
    ("buy|purchas|order|pay|checkout|sign|contract|subscri|book|acquist|compr|ordin|pag|firma|contratt|iscri|abbon"
     "|prenot", "purchase"),
    ("aware|discover|need|inform|search|research|look|consider|evaluat|compar|choos|choice|trial|try|scopr|scopert"
     "|consapev|bisogn|ricerc|cerc|consider|valut|confront|scelt|scegl|prova", "pre_purchase"),
)  # fmt: skip
_NEAR = 88.0  # of 100: one letter more in a word of ten


def guessed_look(name: str) -> tuple[str, str]:
    """The icon and the kind that a channel's name suggests."""
    icon = next((icon for starts, icon in _ICONS if re.search(rf"\b(?:{starts})", name, re.IGNORECASE)), "web")
    return icon, _KINDS.get(icon, "digital")


def spoken_icons() -> tuple[tuple[str, str], ...]:
    """How words begin, as a pattern, and the icon of the channel that they call up."""
    return _ICONS


def face(place: int) -> dict[str, str]:
    """The looks of the ``place``-th persona, so that neighbours are told apart."""
    hair, hair_color, skin = _FACES[place % len(_FACES)]
    return {"hair": hair, "hair_color": hair_color, "skin": skin}


def macro_stages(names: Sequence[str]) -> list[str]:
    """When each stage of a path is, by its name; one that does not tell is as the one before it.

    Where no name tells, the first third is before buying and the last one after it.
    """
    found = [_when(name) for name in names]
    if not any(found):
        return [MACRO_STAGES[place * len(MACRO_STAGES) // len(names)] for place in range(len(names))]
    made: list[str] = []
    for when in found:
        made.append(when or (made[-1] if made else MACRO_STAGES[0]))
    return made


def nearly_same(one: str, other: str) -> bool:
    """Whether two names differ by no more than a slip of the pen; by a number they may."""
    from rapidfuzz import fuzz

    pair = folded(one), folded(other)
    numbers = [re.findall(r"\d+", name) for name in pair]
    return min(map(len, pair)) > 4 and numbers[0] == numbers[1] and fuzz.ratio(*pair) >= _NEAR


def _when(name: str) -> str:
    spoken = folded(name)
    usually = _usually().get(spoken, "")
    return usually or next((when for starts, when in _WHEN if re.search(rf"\b(?:{starts})", spoken)), "")


@cache
def _usually() -> dict[str, str]:
    """When the stages are that the suggestions know, by their names."""
    return {
        folded(said(entry, language)): macro_stage
        for lists in usual("stages").values()
        for macro_stage in MACRO_STAGES
        for entry in lists[macro_stage]
        for language in LANGUAGES
    }
