"""`Country`: one state or territory of ISO 3166, shared and immutable."""

from __future__ import annotations

from aseanhr.errors import UnknownCountryError
from aseanhr.resources import read_resource
from aseanhr.text import require_text

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from datetime import date

    from aseanhr.values.groups import Group

__all__ = ["Country", "countries", "registry"]

_FLAG_A = 0x1F1E6 - ord("A")

# Filled once, by `setdefault`, so that two threads never make two instances of one country.
_registry: dict[str, dict[str, Country]] = {}


class Country:
    """A country or territory of ISO 3166-1, Kosovo (XK), or a withdrawn entity of ISO 3166-3.

    ``Country(code)`` takes any of its codes and returns the one shared instance, so countries compare by identity;
    they sort by their code, and ``Country(str(country)) is country``. For names use `normalize_country`.

    Attributes:
        alpha_2: the two-letter code; a withdrawn entity keeps the one that it had.
        alpha_3: the three-letter code.
        numeric: the three-digit code of ISO 3166 and UN M49; None where there was none.
        alpha_4: the ISO 3166-3 code of a withdrawn entity, otherwise None.
        code: the code that names it alone, alpha-4 if it is withdrawn, otherwise alpha-2.
        name: the everyday English name.
        official_name: the official English name, or `name` where it has no other.

    Raises:
        InputTypeError: the code is not a `str`.
        UnknownCountryError: it is no code of ISO 3166 (alpha-2, alpha-3, numeric or alpha-4).

    >>> Country("VN"), Country("vnm").name, Country("SUHH").historic
    (Country('VN'), 'Vietnam', True)
    """

    __slots__ = ("alpha_2", "alpha_3", "alpha_4", "code", "name", "numeric", "official_name")

    alpha_2: str
    alpha_3: str
    numeric: str | None
    alpha_4: str | None
    code: str
    name: str
    official_name: str

    def __new__(cls, code: str) -> Country:
        """Return the shared instance of ``code``."""
        country = registry().get(require_text(code, "code").upper())
        if country is None:
            raise UnknownCountryError(code, reason="no code of ISO 3166")
        return country

    @classmethod
    def of(cls, code: str) -> Country:
        """Return the country of any ISO 3166 code, alpha-2, alpha-3, numeric or alpha-4.

        >>> Country.of("704") is Country("VN")
        True
        """
        return cls(code)

    @property
    def historic(self) -> bool:
        """Whether ISO 3166 has withdrawn it."""
        return self.alpha_4 is not None

    @property
    def flag(self) -> str | None:
        """Its flag as Unicode text; None for a withdrawn entity.

        >>> Country("LA").flag
        '🇱🇦'
        """
        return None if self.alpha_4 else "".join(chr(_FLAG_A + ord(letter)) for letter in self.alpha_2)

    def name_in(self, locale: str) -> str:
        """Return its everyday name in a language, from CLDR through Babel.

        Args:
            locale: a language tag such as ``vi``, ``zh-Hant`` or ``pt_BR``.

        Returns:
            The name; for withdrawn entities and where CLDR has none, the English `name`.

        Raises:
            UnknownLanguageError: there is no such locale.

        >>> Country("TL").name_in("vi")
        'Timor-Leste'
        """
        from aseanhr.values.countries.locales import name_in

        return name_in(self, locale)

    def official_name_in(self, locale: str) -> str:
        """Return its official name in a language, or its everyday one there if none is on record.

        Raises:
            UnknownLanguageError: there is no such locale.

        >>> Country("VN").official_name_in("vi")
        'Cộng hòa xã hội chủ nghĩa Việt Nam'
        """
        from aseanhr.values.countries.locales import official_name_in

        return official_name_in(self, locale)

    def groups(self, on: date | str | None = None) -> tuple[Group, ...]:
        """Return the groups that it is a member of, on a day or at any time; see `Group.members`.

        >>> [group.id for group in Country("TL").groups(on="2025-10-27") if group.id == "asean"]
        ['asean']
        """
        from aseanhr.values.groups import groups_of

        return groups_of(self, on)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Country is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Country is immutable: cannot delete {name!r}")

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Country):
            return NotImplemented
        return self.code < other.code

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"Country({self.code!r})"

    def __copy__(self) -> Country:
        return self

    def __deepcopy__(self, memo: object) -> Country:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return Country, (self.code,)


def _load() -> dict[str, Country]:
    """Read the table: living countries claim their codes first, then the withdrawn."""
    table: dict[str, Country] = {}
    put = object.__setattr__
    for line in read_resource("data", "countries", "countries.tsv").decode().splitlines()[1:]:
        alpha_2, alpha_3, numeric, alpha_4, name, official = line.split("\t")
        country = object.__new__(Country)
        put(country, "alpha_2", alpha_2)
        put(country, "alpha_3", alpha_3)
        put(country, "numeric", numeric or None)
        put(country, "alpha_4", alpha_4 or None)
        put(country, "code", alpha_4 or alpha_2)
        put(country, "name", name)
        put(country, "official_name", official or name)
        if alpha_4:
            table[alpha_4] = country
        else:
            table.update({alpha_2: country, alpha_3: country, numeric: country})
    return table


def registry() -> dict[str, Country]:
    """Return every country by its codes: living ones by three, withdrawn ones by alpha-4 alone."""
    return _registry.get("codes") or _registry.setdefault("codes", _load())


def countries() -> tuple[Country, ...]:
    """Return all countries, living and withdrawn, by code.

    >>> len(countries())
    281
    """
    return tuple(sorted(set(registry().values())))
