"""Words for generated maps: calm ones, and those that break careless pictures."""

from random import Random

CALM = (
    "Delivery", "the", "basket", "e-mail", "asks", "a", "friend", "price", "two", "weeks", "later", "reads", "reviews",
    "calls", "help", "line", "finché", "perché", "non", "suona", "il", "telefono", "consegna", "costo", "città", "è",
)  # fmt: skip
NASTY = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "https://example.org/a/very/long/address?with=parameters&and=more#anchor",
    "顧客の旅路はまっすぐではない", "客户旅程地图", "고객 여정", "رحلة العميل", "👩‍👩‍👧‍👦", "🚲", "😀😀😀",
    "ﬃ", "Ｗ", "WWWWWWWWWWWW",
    "<script>alert(1)</script>", "&amp;", "a\u0301e\u0301", "«»", "—", "…", "\u200b", "iiiiiiiiiiiiiiiiiiii", "%",
)  # fmt: skip


class Writer:
    """Words at random; the nastier, the longer and stranger."""

    def __init__(self, random: Random, nastiness: float) -> None:
        self.random = random
        self.nastiness = nastiness

    def words(self, least: int, most: int) -> str:
        count = self.random.randint(least, most)
        if self.random.random() < self.nastiness * 0.3:
            count *= self.random.choice((3, 8, 20))
        chosen = (
            self.random.choice(NASTY if self.random.random() < self.nastiness else CALM) for _ in range(max(count, 1))
        )
        return " ".join(chosen)[:2000]

    def maybe(self, least: int, most: int, chance: float = 0.8) -> str:
        return self.words(least, most) if self.random.random() < chance else ""

    def paragraphs(self, least: int, most: int) -> str:
        text = self.maybe(least, most)
        return text.replace(" ", "\n", 2) if self.random.random() < self.nastiness * 0.3 else text
