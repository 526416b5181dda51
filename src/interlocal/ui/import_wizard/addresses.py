"""The wizard's addresses for one sheet in one partnership."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from interlocal.core.access.actor import Place

from .sheet import ImportableSheet


@dataclass(frozen=True)
class Addresses:
    """`{{ at.begin }}`; those of one upload or import take its key in code and stand in the page's context."""

    sheet: ImportableSheet
    place: Place

    @property
    def home(self) -> str:
        return reverse(self.sheet.home, args=[self.place.key, *self.sheet.home_arguments])

    @property
    def begin(self) -> str:
        return self._to("")

    @property
    def template(self) -> str:
        return self._to("-template")

    def columns(self, upload: UUID) -> str:
        return self._to("-columns", upload)

    def rows(self, upload: UUID) -> str:
        return self._to("-rows", upload)

    def mend(self, upload: UUID) -> str:
        return self._to("-mend", upload)

    def problems(self, upload: UUID) -> str:
        return self._to("-problems", upload)

    def discard(self, upload: UUID) -> str:
        return self._to("-discard", upload)

    def version(self, version: UUID) -> str:
        return self._to("-version", version)

    def difference(self, version: UUID, other: UUID) -> str:
        return self._to("-difference", version, other)

    def _to(self, page: str, *keys: UUID) -> str:
        name = self.sheet.address or f"{self.sheet.key}-import"
        return reverse(f"{name}{page}", args=[self.place.key, *self.sheet.arguments, *keys])
