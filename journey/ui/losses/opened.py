"""One loss opened beside the matrix: where it happens, and the same fields and talks as on the map."""

import streamlit as st

from journey.errors import JourneyError
from journey.model import Edit, Loss, Map
from journey.model.changes import change
from journey.ui.define.belonging import at, place_of
from journey.ui.editing import save
from journey.ui.fields import key_of
from journey.ui.followed import followed
from journey.ui.losses.finding import name_of
from journey.ui.losses.forms import head, place_choice, places_of
from journey.ui.markdown import escaped
from journey.ui.panels.losses import loss_fields
from journey.ui.panels.removal import removal
from journey.ui.problems import show_problem
from journey.ui.session import session


def opened_loss(journey_map: Map, loss: Loss) -> None:
    t, name = session.words, name_of(journey_map, loss, session.words)
    with st.container(key="card_loss_form", gap="small"):
        head(escaped(name))
        show_problem()
        key, places = key_of(loss, "place"), places_of(journey_map)
        place = place_of(loss) or ""
        told = followed(key, place, label=places.get(place, ""), options=places)
        place_choice(places, on_change=_put_at, args=(loss.id, key), **told)
        loss_fields(loss)
        removal(loss, "", name, label=t("losses_page.remove"))


def _put_at(loss_id: str, key: str) -> None:
    place = session.widget(key, "")

    def placed(journey_map: Map) -> Edit | None:
        if journey_map.get(loss_id) is None:
            raise JourneyError("gone", where=loss_id, id=loss_id)
        return change(journey_map, loss_id, **at(journey_map, place))

    save(placed)
