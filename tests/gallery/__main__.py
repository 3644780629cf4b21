"""Makes the README's pictures under docs/pictures and the gallery under build/gallery."""

from journey.formats.svg_file import svg_file
from tests.gallery.pages import every_page, readme_pages
from tests.gallery.pictures import gallery, readme_pictures
from tests.gallery.ways import EDIT, EVENTS, way
from tests.server import ROOT


def main() -> None:
    pictures, build = ROOT / "docs" / "pictures", ROOT / "build" / "gallery"
    for folder in (pictures, build):
        folder.mkdir(parents=True, exist_ok=True)
    (pictures / "way-of-an-edit.svg").write_bytes(svg_file(way("The way of an edit", EDIT)))
    (pictures / "way-of-events.svg").write_bytes(svg_file(way("The way of events", EVENTS)))
    readme_pictures(pictures)
    readme_pages(pictures)
    every_page(build)
    print(f"look at {gallery(build)}")


if __name__ == "__main__":
    main()
