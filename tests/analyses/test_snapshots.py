"""What each engine would be asked is committed, so that a change of it is seen."""

from tests.analyses.sql import FOLDER, compiled


def test_the_sql_of_every_question_is_the_committed_one():
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.sql")}
    assert kept == compiled(), "if it was meant: python -m tests.analyses.sql"


def test_nothing_is_asked_about_that_only_one_engine_knows():
    for sql in compiled().values():
        assert "STRUCT" not in sql.upper()
        assert "ARRAY" not in sql.upper()
