"""What a person may choose about a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """``personas``: ids to show, empty for all. ``lanes``: lane ids or kinds to show, None for all that are not hidden.

    ``focus``: id of the persona whose curve is filled (default: the first shown) or whose sheet is drawn.
    ``detail``: "stages" or "touchpoints", for the graph. ``least_share``: links below it are left out of the graph.
    ``heading``: False where the page around a curve, a graph or priorities says title and finding itself.
    ``invite``: True where the picture is worked on: the poster then keeps rows without content, to be filled.
    """

    personas: tuple[str, ...] = ()
    lanes: tuple[str, ...] | None = None
    focus: str = ""
    detail: str = "touchpoints"
    least_share: float = 0.0
    heading: bool = True
    invite: bool = False
