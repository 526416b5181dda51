"""The data that speed is measured on is written past the models: a new column must show here, not at the next bench."""

import psycopg

from bench.region import grow


def test_other_regions_can_be_made(superuser: psycopg.Cursor) -> None:
    grow(0, 30, 3)
    counts = {
        table: superuser.execute(f"select count(*) from {table}").fetchone()
        for table in ("governments_government", "participation_sharedservice", "agreements_agreement")
    }
    assert counts == {
        "governments_government": (30,),
        "participation_sharedservice": (30,),
        "agreements_agreement": (60,),
    }
