"""What is done to keep customers: for whom, how often, by whom, and what is due."""

from journey.ui.heading import page_heading
from journey.ui.session import session

page_heading("", session.words("app.pages.care"))
