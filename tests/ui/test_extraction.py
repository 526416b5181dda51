from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

from interlocal.ui.extraction import KEYWORDS, extract_template, gather
from interlocal.ui.translations import LOCALE

TEMPLATE = b"""{% load i18n %}
<p>
    {% translate "Save" %}
  {% blocktranslate trimmed with name=person.name %}
    Saved by {{ name }}
  {% endblocktranslate %}
{% blocktranslate count number=n %}{{ number }} row{% plural %}{{ number }} rows{% endblocktranslate %}
{% alert title=_("It's late") %}"quoted" and 'odd{% endalert %}
</p>"""


def test_templates_give_up_their_messages() -> None:
    found = [message for _line, _call, message, _comments in extract_template(BytesIO(TEMPLATE), KEYWORDS, (), {})]
    texts = [tuple(part for part in text if part) if isinstance(text, tuple) else text for text in found]
    assert texts == ["Save", "Saved by %(name)s", ("%(number)s row", "%(number)s rows"), "It's late"]


def test_code_gives_up_its_messages(tmp_path: Path) -> None:
    (tmp_path / "stages.py").write_text('IDEA = pgettext_lazy("stage", "idea")\nTITLE = gettext_lazy("Stages")\n')
    assert {(message.context, message.id) for message in gather(tmp_path) if message.id} == {
        ("stage", "idea"),
        (None, "Stages"),
    }


def test_translations_have_the_same_places_to_fill_in() -> None:
    for path in LOCALE.glob("*/LC_MESSAGES/*.po"):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parent.parent.name)
        wrong = [(message.id, str(error)) for message in catalogue for error in message.check(catalogue)]
        assert wrong == []
        assert any(message.string for message in catalogue if message.id)
