"""The photo of a persona on the pages: brought, seen wherever the persona is drawn large, taken back, or refused."""

from base64 import b64decode, b64encode
from io import BytesIO

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from journey.errors import JourneyError
from journey.formats.photo import photo_of
from journey.formats.svg import scene_svg
from journey.i18n import words
from journey.layout import lay_out
from journey.model import Map, Persona, Stage, apply, fresh_copy, from_document, to_document
from journey.store.store import Store
from journey.ui.photo import with_photo, without_photo

t = words("en")
ANN = Persona(id="ann", order="1", name="Ann")
SHOP = Map(id="shop", title="Shop", personas=(ANN,), stages=(Stage(id="s", name="Order"),))


def picture(colour: str) -> bytes:
    kept = BytesIO()
    Image.new("RGB", (80, 60), colour).save(kept, "PNG")
    return kept.getvalue()


def shown(app: AppTest, where: str, **address: str) -> AppTest:
    app.query_params.update({"map": "shop", **address})
    app.session_state["page:page_width"] = 1200
    app.run()
    if where:
        app.switch_page(f"pages/{where}.py").run()
    assert not app.exception
    return app


def test_a_photo_takes_the_place_of_the_one_before_and_can_be_taken_back() -> None:
    first, second = photo_of(picture("red")), photo_of(picture("blue"))
    one = apply(SHOP, with_photo(SHOP, "ann", first))[0]
    edit = with_photo(one, "ann", second)
    assert (edit.label, edit.subject) == ("add.photos", "Ann")
    two, back = apply(one, edit)
    assert [photo.jpeg for photo in two.photos] == [second]
    assert apply(two, back)[0] == one
    none = without_photo(two, "ann")
    assert none is not None and apply(two, none)[0].photos == ()
    assert without_photo(SHOP, "ann") is None


def test_the_photo_goes_with_its_persona_and_comes_along_into_a_copy() -> None:
    held = apply(SHOP, with_photo(SHOP, "ann", photo_of(picture("red"))))[0]
    copy = fresh_copy(held)
    assert copy.photo_of[copy.personas[0].id].jpeg == held.photos[0].jpeg


def test_it_is_drawn_on_the_sheet_and_on_the_poster_and_told_by_the_name() -> None:
    jpeg = photo_of(picture("red"))
    held = apply(SHOP, with_photo(SHOP, "ann", jpeg))[0]
    for view in ("persona", "poster"):
        svg = scene_svg(lay_out(held, view))
        assert f'href="data:image/jpeg;base64,{jpeg}"' in svg
        assert jpeg not in scene_svg(lay_out(SHOP, view))
    assert 'data-id="ann" data-role="portrait" aria-label="Ann"' in scene_svg(lay_out(held, "persona"))


def test_define_and_the_panel_take_a_picture_and_bring_the_drawn_face_back(app: AppTest, kept: Store) -> None:
    kept.create(SHOP, "host")
    shown(app, "define", step="personas")
    app.file_uploader[0].upload("ann.png", picture("red"), "image/png").run()
    assert not app.exception
    (photo,) = kept.load("shop")[0].photos
    assert Image.open(BytesIO(b64decode(photo.jpeg))).size == (60, 60)
    app.button(key="no_photo:ann").click().run()
    assert kept.load("shop")[0].photos == ()


def test_what_is_no_picture_is_told_in_one_sentence_and_nothing_is_kept(app: AppTest, kept: Store) -> None:
    kept.create(SHOP, "host")
    shown(app, "define", step="personas")
    app.file_uploader[0].upload("ann.png", b"nothing of the kind", "image/png").run()
    assert [warning.value.replace("\\", "") for warning in app.warning] == [
        f"{t('errors.photo_unreadable.what')} {t('errors.photo_unreadable.hint')}"
    ]
    assert kept.head("shop") == 0


def test_who_may_only_look_is_offered_none(app: AppTest, kept: Store) -> None:
    kept.create(SHOP, "host")
    shown(app, "", view="persona", key=kept.share("shop", "viewer", "host"))
    assert len(app.file_uploader) == 0


def test_a_file_with_a_photo_that_is_none_is_refused() -> None:
    document = to_document(SHOP) | {"photos": [{"id": "x", "persona_id": "ann", "jpeg": b64encode(b"GIF89a").decode()}]}
    with pytest.raises(JourneyError) as refused:
        from_document(document)
    assert refused.value.code == "bad_value"
    assert all("JPEG" in refused.value.message(language) for language in ("en", "it"))
