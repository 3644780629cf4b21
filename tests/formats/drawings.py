"""A small scene with one of everything, for the picture formats."""

from journey.scene.primitives import Circle, Gradient, Group, Path, Rect, Scene, Shape, Text

HOSTILE = "<script>alert('x')</script> & \"q\" \x01\ud800\ufffe"
TRIANGLE = Shape((("M", 0.0, 0.0), ("L", 10.0, 0.0), ("C", 9.0, 4.0, 7.0, 8.0, 5.0, 10.0), ("Z",)))


def text(words: str, y: float = 40.0, **more: object) -> Text:
    settings: dict[str, object] = {
        "x": 20.0,
        "y": y,
        "text": words,
        "size": 20.0,
        "width": 10.0,
        "box": (0, 0, 400, 300),
    }
    return Text(**(settings | more))


def scene(*words: str, width: float = 400.0, height: float = 300.0, **more: object) -> Scene:
    """A gradient, a dash, a scaled path and a tooltip, then ``words`` line by line."""
    sun = Gradient(0, 100, 0, 200, ((0.0, "#FFC629", 1.0), (1.0, "#FFC629", 0.0)))
    drawn = (
        Rect(x=5, y=5, width=390, height=290, radius=6, fill="#FFFFFF", stroke="#DCD8CE"),
        Circle(x=300, y=60, r=20, stroke="#46505C", dash=(2.0, 3.0)),
        Path(shape=TRIANGLE, x=300, y=150, scale=2, fill=sun, stroke="#18212B", stroke_width=4),
        Group(items=(Circle(x=200, y=250, r=3, fill="#0E5A66"),), id="t1", role="card", tip="Telefonata <b>"),
    )
    lines = tuple(text(line, 40.0 + 26 * row) for row, line in enumerate(words))
    settings = {"view": "poster", "title": "Titolo", "background": "#FBFAF6", "language": "it"} | more
    return Scene(width, height, (*drawn, *lines), **settings)
