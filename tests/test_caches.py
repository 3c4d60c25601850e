"""What is kept between calls: made once, bounded, dropped on request, whole for every thread, free after a fork."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

import aseanhr
from aseanhr import caches
from aseanhr.caches import Kept, clear_caches, lock, on_clear
from aseanhr.errors import AseanhrError
from aseanhr.reading.lexicon import lexicon_of
from aseanhr.reading.links import load_links
from aseanhr.text import locales
from aseanhr.values.amounts import tables as amounts
from aseanhr.values.countries import index, lexicon
from aseanhr.values.dates import tables as dates

THREADS = 8


def answer(call: Callable[[], object]) -> str:
    """Return what a call gives, or its error, as text."""
    try:
        return repr(call())
    except AseanhrError as error:
        return f"{type(error).__name__}: {error}"


# What needs tables of every kind, refused names among it: a table that is half there changes an answer.
CALLS: tuple[Callable[[], object], ...] = (
    lambda: aseanhr.normalize_country("ukrán"),
    lambda: aseanhr.normalize_country("Đông Timor"),
    lambda: aseanhr.normalize_country("Republic of the Philippines (the)"),
    lambda: aseanhr.normalize_country("vietnamesisk", lang="sv", kind="demonym"),
    lambda: aseanhr.find_countries("Laos och Vietnam, Thailands ministrar", lang="sv"),
    lambda: aseanhr.find_countries("ลาว and Viet Nam", lang="th"),
    lambda: aseanhr.normalize_date("från den 8 till den 9 juli 2025", lang="sv"),
    lambda: aseanhr.find_dates("The talks of 8 July 2025 went on.", lang="en-GB"),
    lambda: aseanhr.normalize_amount("drygt 5,5 miljarder kronor", lang="sv-FI"),
    lambda: aseanhr.Country("LA").name_in("sv"),
    lambda: aseanhr.groups["asean"].members("2025-07-08"),
)


def test_a_value_is_made_once() -> None:
    made: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return key * 2

    kept = Kept(make, most=4)

    assert [kept[2], kept[2], kept[3]] == [4, 4, 6]
    assert made == [2, 3]


def test_the_oldest_is_forgotten() -> None:
    kept: Kept[int, int] = Kept(lambda key: key, most=2)

    assert [kept[n] for n in (1, 2, 1, 3)] == [1, 2, 1, 3]
    assert list(kept) == [2, 3]


def test_what_fails_is_not_kept() -> None:
    kept: Kept[str, int] = Kept(int, most=2)

    with pytest.raises(ValueError, match="invalid literal"):
        kept["x"]
    assert list(kept) == []


def test_clearing_forgets_what_was_kept_and_calls_what_asked_for_it() -> None:
    called: list[str] = []
    kept: Kept[int, int] = Kept(lambda key: key, most=2)
    kept[1]
    on_clear(lambda: called.append("here"))

    clear_caches()

    assert (list(kept), called) == ([], ["here"])


def test_a_second_thread_waits_for_the_first_and_gets_the_same() -> None:
    entered, leave = threading.Event(), threading.Event()

    def make(_: str) -> object:
        entered.set()
        assert leave.wait(10)
        return object()

    kept: Kept[str, object] = Kept(make, most=2)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(lambda: kept["a"])
        assert entered.wait(10)
        second = pool.submit(lambda: kept["a"])
        leave.set()
        assert first.result() is second.result()


def test_clearing_changes_no_answer() -> None:
    before = [answer(call) for call in CALLS]
    clear_caches()

    assert index.NAMES == {}
    assert [answer(call) for call in CALLS] == before
    assert index.NAMES != {}


@pytest.mark.parametrize("load", [lambda: lexicon_of("sv"), load_links], ids=["words", "weights"])
def test_clearing_forgets_what_the_second_reader_has_loaded(load: Callable[[], object]) -> None:
    before = load()
    assert load() is before

    clear_caches()

    assert load() is not before


def test_odd_tags_and_mixtures_of_scripts_keep_nothing() -> None:
    clear_caches()
    text = "Laos 5% ลาว 老挝 Лаос 8 July 2025"
    for n in range(300):
        aseanhr.find_countries(text[: n % 12 * 3], lang=None)
        for call in (aseanhr.find_countries, aseanhr.find_dates, aseanhr.find_amounts):
            call("Laos, 5% on 8 July 2025", lang=f"en-x-{n}")
        aseanhr.extract("Laos ratified the CAT.", lang=f"en-x{n:04d}")
        aseanhr.Country("LA").name_in(f"sv-x-{n}")

    assert (list(amounts._languages), list(dates._languages)) == (["en"], ["en"])
    assert len(lexicon._lexicons) <= 12
    assert len(locales._locales) <= 2


@pytest.mark.slow
def test_no_thread_ever_sees_half_a_table() -> None:
    expected = [answer(call) for call in CALLS]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(THREADS) as pool:
            for turn in range(200):
                clear_caches()
                start = threading.Barrier(THREADS)

                def cold(n: int, start: threading.Barrier = start, turn: int = turn) -> list[str]:
                    start.wait()
                    calls = [*enumerate(CALLS)]
                    first = (n + turn) % len(calls)
                    found = {i: answer(call) for i, call in calls[first:] + calls[:first]}
                    return [found[i] for i in range(len(calls))]

                assert all(found == expected for found in pool.map(cold, range(THREADS)))
    finally:
        sys.setswitchinterval(interval)


@pytest.mark.slow
def test_threads_go_on_while_the_caches_are_cleared() -> None:
    expected = [answer(call) for call in CALLS]
    done = threading.Event()

    def clear() -> None:
        while not done.is_set():
            clear_caches()

    with ThreadPoolExecutor(4) as pool:
        clearing = pool.submit(clear)
        asked = [pool.submit(lambda: [answer(call) for call in CALLS]) for _ in range(30)]
        found = [one.result() for one in asked]
        done.set()
        clearing.result()

    assert all(one == expected for one in found)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_child_forked_while_a_thread_loads_is_free_to_load() -> None:
    held, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with lock():
            held.set()
            leave.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(10)
    child = os.fork()
    if not child:  # pragma: no cover - another process
        code = 1
        try:
            threading.Timer(20, os._exit, (2,)).start()
            clear_caches()
            code = 0 if aseanhr.normalize_country("Laos").code == "LA" and len(aseanhr.gaps) else 1
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    leave.set()
    holder.join()

    assert os.waitstatus_to_exitcode(status) == 0


def test_a_child_gets_a_new_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    old = lock()
    monkeypatch.setattr(caches, "_lock", old)
    caches._renew_lock()

    assert lock() is not old
