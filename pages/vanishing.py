"""Where customers vanish: a log is asked after which event nothing of theirs comes any more."""

from journey.ui.heading import page_heading
from journey.ui.session import session

page_heading("", session.words("app.pages.vanishing"))
