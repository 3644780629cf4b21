"""The first rows of a file or a table with what each column was taken for: what is misread is seen there."""

import pandas as pd
import streamlit as st

from journey.errors import JourneyError
from journey.events.roles import NEEDED
from journey.model import plain
from journey.ui.evidence.answers import tell
from journey.ui.evidence.held import Held
from journey.ui.markdown import escaped
from journey.ui.session import session

_LONGEST = 80  # letters of a cell


def first_rows(found: Held) -> None:
    """Open where it could not be read as a log yet."""
    t, columns = session.words, found.whole.understood.columns if found.whole else found.columns
    if not found.first:
        return
    roles = {column: t(f"log_page.roles.{role}") for role, column in columns.items()}
    hidden = columns.get("customer") if found.wishes.hashed else None
    table = pd.DataFrame(
        {
            str(place): ["…" if header == hidden else plain(row[place][:_LONGEST]) if place < len(row) else ""
                         for row in found.first]
            for place, header in enumerate(found.headers)
        }
    )  # fmt: skip
    titles = [f"{roles[header]}: {plain(header)}" if header in roles else plain(header) for header in found.headers]
    shown = {str(place): st.column_config.TextColumn(title) for place, title in enumerate(titles)}
    with st.expander(t("log_page.first_rows"), expanded=found.whole is None, icon=":material/table_rows:"):
        st.dataframe(table, hide_index=True, width="stretch", column_config=shown)


def tell_unread(found: Held, problem: JourneyError) -> None:
    """Why there is no log yet; what no column was recognised as is chosen on the page."""
    if problem.code != "columns_missing":
        tell(problem)
        return
    t = session.words
    missing = [t.quoted(t(f"log_page.roles.{role}")) for role in NEEDED if not found.columns.get(role)]
    told = t("log_page.columns_missing", n=len(missing), roles=", ".join(missing))
    st.info(escaped(told), icon=":material/info:")
