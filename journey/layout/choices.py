"""What a person may choose about a picture."""

from dataclasses import dataclass

from journey.model import Map


@dataclass(frozen=True, slots=True)
class Beside:
    """What a map is compared with: another map, or another state of the same.

    ``name``: of a version, what it is called. ``is_earlier``: whether it came before the map; where nobody says so,
    what is comes before what should be, and the map that is drawn before the other.
    """

    map: Map
    name: str = ""
    is_earlier: bool | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """``personas``: ids to show, empty for all. ``lanes``: lane ids or kinds to show, None for all that are not hidden.

    ``focus``: id of the persona whose curve is filled (default: the first shown) or whose sheet is drawn.
    ``detail``: "stages" or "touchpoints", for the graph. ``least_share``: links below it are left out of the graph.
    ``heading``: False where the page around a curve, a graph or priorities says title and finding itself.
    ``invite``: True where the picture is worked on: the poster then keeps rows without content, to be filled.
    ``beside``: what ``compare`` puts beside the map; None for two of its personas, the first two shown.
    ``comments``: True where cards and stages show how much was said about them.
    """

    personas: tuple[str, ...] = ()
    lanes: tuple[str, ...] | None = None
    focus: str = ""
    detail: str = "touchpoints"
    least_share: float = 0.0
    heading: bool = True
    invite: bool = False
    beside: Beside | None = None
    comments: bool = False
