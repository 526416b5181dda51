"""What is one line stays one, and reads as it is written, by whichever form or action it comes."""

import pytest
from django.core.exceptions import ValidationError

from interlocal.core.governments.actions import edit_partnership
from interlocal.core.governments.models import Partnership
from interlocal.office.forms.partnerships import PartnershipForm
from interlocal.platform.acting import acting
from tests.worlds import AT, tri_cities

SAID = ["This is one line: take out the line break, tab, direction mark or other control character."]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Evil\r\nBcc: x", "A\tb", "A\x85b", "A\u2028b", "A\u202egpj.b", "\u2066A\u2069"])
def test_no_name_breaks_a_line(name: str) -> None:
    world = tri_cities()
    by = world.actor("director")
    with acting(by.acting), pytest.raises(ValidationError) as error:
        edit_partnership(partnership=world.partnership, version=1, name=name, by=by, at=AT)
    assert error.value.message_dict == {"name": SAID}
    with acting(by.acting):
        assert Partnership.objects.get(id=world.partnership.id).name != name


@pytest.mark.django_db
@pytest.mark.parametrize("unseen", ["\u200b", "\u2060\ufe0f", "\u3164", "\u2800 \u00ad"])
def test_what_nobody_can_see_is_no_name_and_no_text(unseen: str) -> None:
    world = tri_cities()
    sent = {"name": unseen, "purpose": unseen, "time_zone": "America/Chicago", "version": 1}
    with acting(world.actor("director").acting):
        form = PartnershipForm(sent, instance=world.partnership)
        assert not form.is_valid()
    said = ["Nothing of this can be seen. Write it in letters, or leave it empty."]
    assert (form.errors["name"], form.errors["purpose"]) == (said, said)


@pytest.mark.django_db
def test_what_is_wrong_otherwise_is_said_too() -> None:
    world = tri_cities()
    world.partnership.name, world.partnership.time_zone = "A\nb", ""
    with acting(world.actor("director").acting), pytest.raises(ValidationError) as error:
        world.partnership.full_clean()
    assert {"name", "time_zone"} <= set(error.value.message_dict)
    assert error.value.message_dict["name"] == SAID


@pytest.mark.django_db
def test_a_form_says_it_beside_its_field_and_a_long_text_has_lines() -> None:
    world = tri_cities()
    world.partnership.purpose = "Together\nwe mow."
    with acting(world.actor("director").acting):
        world.partnership.full_clean()
        sent = {"name": "Evil\r\nBcc: x", "purpose": "Together\nwe mow.", "time_zone": "America/Chicago", "version": 1}
        form = PartnershipForm(sent, instance=world.partnership)
        assert not form.is_valid()
    assert form.errors["name"] == SAID
    assert "purpose" not in form.errors


@pytest.mark.django_db
def test_a_long_text_turns_no_direction_and_other_scripts_need_none() -> None:
    world = tri_cities()
    by = world.actor("director")
    with acting(by.acting):
        partnership = edit_partnership(
            partnership=world.partnership, version=1, name="مدينة שלום", purpose="مدينة\nمدينة\u200f", by=by, at=AT
        )
        partnership.purpose = "We \u202eshare\u202c costs."
        with pytest.raises(ValidationError) as error:
            partnership.full_clean()
    [said] = error.value.message_dict["purpose"]
    assert "direction mark" in said
