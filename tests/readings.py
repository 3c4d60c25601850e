"""Short ways into the reader, for its tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from aseanhr.reading import Extraction, extract
from aseanhr.reading.annotations import Annotations, annotate
from aseanhr.reading.background import read_published
from aseanhr.reading.document import Document, open_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aseanhr.records import Participant, Record

T = TypeVar("T")

PUBLISHED = date(2025, 6, 15)
# A paragraph of no known fact, long enough to be one, and without a word of the reader's.
NEUTRAL = {
    "en": "Rain fell over the hills all through the night, and by the morning the river stood so high that the "
    "children of the village could not go to their school, which is on the other side of the old wooden bridge "
    "that nobody has painted for as long as anyone can remember.",
    "sv": "Regnet föll över kullarna hela natten, och när det blev morgon stod ån så högt att barnen inte kunde gå "
    "till sin skola, som ligger på andra sidan om den gamla träbron som ingen har målat så länge som någon "
    "kan minnas det.",
    "vi": "Mưa rơi trên những ngọn đồi suốt đêm, và đến sáng thì nước sông đã dâng cao đến mức lũ trẻ không thể đi "
    "qua cây cầu gỗ cũ mà không ai sơn lại trong suốt một thời gian rất dài, nên chúng ở nhà và giúp mẹ nấu ăn "
    "rồi ngủ một giấc thật ngon.",
}


def document(text: str, lang: str = "en") -> Document:
    """Return a text cut into blocks and sentences."""
    return open_document(text, lang)


def roles(text: str, lang: str = "en") -> list[str]:
    """Return what each block of a text is."""
    return [block.role for block in document(text, lang).blocks]


def sentences(text: str, lang: str = "en") -> list[str]:
    """Return the sentences that a text is cut into."""
    found = document(text, lang)
    return [found.text[s.start : s.end].strip() for s in found.sentences]


def noted(text: str, lang: str = "en", published: object = None) -> Annotations:
    """Return a text with its values."""
    return annotate(document(text, lang), read_published(published))


def read(text: str, lang: str = "en", published: str | date | None = PUBLISHED) -> Extraction:
    """Return the records of a text that was published on a fixed day, unless it is to say so itself."""
    return extract(text, lang=lang, published=published)


def only(items: Iterable[T]) -> T:
    """Return the one thing in ``items``."""
    (item,) = items
    return item


def quoted(text: str, record: Record, field: str) -> list[str]:
    """Return the words that support a field of a record, in order."""
    return [text[e.start : e.end] for e in record.evidence if e.field == field]


def who(party: Participant | None) -> str | None:
    """Return the name of a person, the code of a state or the name of a body."""
    return None if party is None else party.name or str(party.country or party.organization)
