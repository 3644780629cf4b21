"""Customers who were lost: where, why, whether it was wanted, and what those say who were asked."""

from journey.ui.heading import page_heading
from journey.ui.session import session

page_heading("", session.words("app.pages.losses"))
