"""A client of GLEIF's API, or of a server that speaks like it. The one file of this floor that
opens a socket.

It is an `EntitySource` like the register. It paces itself to GLEIF's limit, waits as long as it is
told to, tries again when a try may help, and refuses an answer that is too large, too slow, cut
short or of another kind. An entity's record says what is linked to it, so that only what exists is
asked for; answers are kept for the life of the client, up to a limit.

Source: GLEIF API v1; 60 requests a minute, lists of 200.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import requests

from lei.code import SHAPE
from lei.errors import SourceUnavailable, UnreadableFile
from lei.gleif.from_json import read
from lei.gleif.pace import Pace, backoff, retry_after
from lei.gleif.page import Item, Page, ParentLink, Related
from lei.ownership import Relationship, ReportingException
from lei.record import EntityCategory, LeiRecord
from lei.sentences import Sentence

PUBLIC_URL: Final = "https://api.gleif.org/api/v1"
PAGE_SIZE: Final = 200
MEDIA_TYPE: Final = "application/vnd.api+json"


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the client goes: times in seconds, `answer_bytes_max` after decompression."""

    per_minute: int = 60
    connect_seconds: float = 5.0
    read_seconds: float = 15.0
    answer_seconds_max: float = 60.0
    answer_bytes_max: int = 10 * 1024 * 1024
    tries_max: int = 4
    retry_after_max: float = 120.0
    pages_max: int = 25
    kept_max: int = 1_000


class GleifApi:
    """Records and relationships from a GLEIF API at `base_url`, which ends before `/lei-records`.

    Every method raises SourceUnavailable. Use one client a thread.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        base_url: str = PUBLIC_URL,
        limits: Limits | None = None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.limits = limits or Limits()
        self._pace = Pace(self.limits.per_minute, clock, sleep)
        self._session = requests.Session()
        self._session.headers["Accept"] = MEDIA_TYPE
        self._kept: dict[str, Page | None] = {}

    def close(self) -> None:
        """Let the connections go."""
        self._session.close()

    def record(self, lei: str) -> LeiRecord | None:
        """The record of a code, or None where it is not held."""
        return next(iter(_records(self._items(lei))), None)

    def records(self, leis: Iterable[str]) -> Mapping[str, LeiRecord]:
        """The records of those codes that are held, asked for in lists of 200."""
        asked = [lei for lei in dict.fromkeys(leis) if SHAPE.fullmatch(lei)]
        batches = (asked[n : n + PAGE_SIZE] for n in range(0, len(asked), PAGE_SIZE))
        found = (_records(self._list(_lei_filter(batch))) for batch in batches)
        return {record.lei: record for batch in found for record in batch}

    def parents(self, lei: str) -> tuple[Relationship, ...]:
        """The relationships in which `lei` is the child: consolidation, head office, funds."""
        linked = (n for n, link in _parents(self._related(lei)) if link is ParentLink.RELATIONSHIP)
        record = self.record(lei)
        others = _OTHER_PARENTS.get(record.category, ()) if record and record.category else ()
        return tuple(
            relationship
            for name in (*linked, *others)
            for relationship in _relationships(self._items(lei, f"/{name}-relationship"))
        )

    def children(self, lei: str) -> tuple[Relationship, ...]:
        """The relationships in which `lei` is the parent."""
        return tuple(
            relationship
            for name in self._related(lei).lists
            if name in _RELATIONSHIPS
            for relationship in _relationships(
                self._list(f"/lei-records/{lei}/{_RELATIONSHIPS[name]}?page[size]={PAGE_SIZE}")
            )
        )

    def exceptions(self, lei: str) -> tuple[ReportingException, ...]:
        """The reasons `lei` gives for not naming a parent."""
        return tuple(
            item.entry
            for name, link in _parents(self._related(lei))
            if link is ParentLink.EXCEPTION
            for item in self._items(lei, f"/{name}-reporting-exception")
            if isinstance(item.entry, ReportingException)
        )

    def _related(self, lei: str) -> Related:
        found = [item.related for item in self._items(lei) if item.related]
        return found[0] if found else Related()

    def _items(self, lei: str, below: str = "") -> tuple[Item, ...]:
        """The one item at a path of an entity, or none."""
        if not SHAPE.fullmatch(lei):
            return ()
        page = self._page(f"{self.base_url}/lei-records/{lei}{below}")
        return page.items if page else ()

    def _list(self, path: str) -> Iterator[Item]:
        """Every item of a list, page after page."""
        url: str | None = self.base_url + path
        for _ in range(self.limits.pages_max):
            page = self._page(url) if url else None
            if page is None:
                return
            yield from page.items
            url = page.links.get("next")
        if url:
            raise SourceUnavailable(
                url,
                Sentence(
                    "The list has more than {pages_max} pages.", pages_max=self.limits.pages_max
                ),
            )

    def _page(self, url: str) -> Page | None:
        """The answer at `url`; None where there is nothing (404)."""
        if url not in self._kept:
            if len(self._kept) >= self.limits.kept_max:
                del self._kept[next(iter(self._kept))]
            self._kept[url] = self._ask(url)
        return self._kept[url]

    def _ask(self, url: str) -> Page | None:
        if not url.startswith(f"{self.base_url}/"):
            raise SourceUnavailable(url, "The answer points to another server.")
        data = self._get(url)
        try:
            page = None if data is None else read(data)
        except UnreadableFile as error:
            raise SourceUnavailable(url, error.reason) from error
        return page

    def _get(self, url: str) -> bytes | None:
        for tried in range(1, self.limits.tries_max + 1):
            self._pace.wait()
            try:
                return self._try(url)
            except _TryAgain as failure:
                wait = failure.after if failure.after is not None else backoff(tried)
                hopeless = tried == self.limits.tries_max or wait > self.limits.retry_after_max
                if hopeless:
                    raise SourceUnavailable(
                        url, failure.reason, failure.status, failure.after
                    ) from failure
                self._pace.sleep(wait)
        raise AssertionError("tries_max is at least 1")

    def _try(self, url: str) -> bytes | None:
        timeout = (self.limits.connect_seconds, self.limits.read_seconds)
        try:
            with self._session.get(
                url, stream=True, timeout=timeout, allow_redirects=False
            ) as response:
                return self._answer(url, response)
        except requests.Timeout as error:
            raise _TryAgain("The server did not answer in time.") from error
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
            raise _TryAgain("The connection failed or was cut short.") from error
        except requests.RequestException as error:
            raise SourceUnavailable(
                url, Sentence("The request failed: {error}", error=str(error))
            ) from error

    def _answer(self, url: str, response: requests.Response) -> bytes | None:
        status = response.status_code
        if status == 404:
            return None
        if status in _TRY_AGAIN:
            reason = f"The server answered {status}."
            raise _TryAgain(reason, status, retry_after(response.headers))
        if status != 200:
            raise SourceUnavailable(
                url, Sentence("The server answered {status}.", status=status), status
            )
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind not in (MEDIA_TYPE, "application/json"):
            raise SourceUnavailable(
                url, Sentence("The answer is {kind}, not JSON.", kind=kind or "-"), status
            )
        return self._body(url, response)

    def _body(self, url: str, response: requests.Response) -> bytes:
        body = bytearray()
        late_at = self._pace.clock() + self.limits.answer_seconds_max
        for chunk in response.iter_content(64 * 1024):
            body += chunk
            if len(body) > self.limits.answer_bytes_max:
                most = self.limits.answer_bytes_max
                raise SourceUnavailable(
                    url, Sentence("The answer is longer than {most} bytes.", most=most), 200
                )
            if self._pace.clock() > late_at:
                raise _TryAgain("The answer came too slowly.")
        return bytes(body)


class _TryAgain(Exception):
    """A try failed in a way that another may not; `after` is in seconds, where the server said."""

    def __init__(self, reason: str, status: int | None = None, after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.after = after


def _lei_filter(leis: list[str]) -> str:
    return f"/lei-records?filter[lei]={','.join(leis)}&page[size]={PAGE_SIZE}"


def _parents(related: Related) -> tuple[tuple[str, ParentLink | None], ...]:
    return (("direct-parent", related.direct_parent), ("ultimate-parent", related.ultimate_parent))


def _records(items: Iterable[Item]) -> list[LeiRecord]:
    return [item.entry for item in items if isinstance(item.entry, LeiRecord)]


def _relationships(items: Iterable[Item]) -> list[Relationship]:
    """Those in force: what was taken back is still listed, with the time."""
    in_force = [item.entry for item in items if item.deleted_at is None]
    return [entry for entry in in_force if isinstance(entry, Relationship)]


_TRY_AGAIN: Final = frozenset({429, 500, 502, 503, 504})

_OTHER_PARENTS: Final[Mapping[EntityCategory, tuple[str, ...]]] = {
    EntityCategory.BRANCH: ("head-office",),
    EntityCategory.FUND: ("fund-manager", "umbrella-fund", "master-fund"),
}
"""Paths named after the families of filters; their answers were not seen. A 404 is no parent."""

_RELATIONSHIPS: Final = {
    "direct-children": "direct-child-relationships",
    "ultimate-children": "ultimate-child-relationships",
    "branches": "branch-relationships",
    "managed-funds": "managed-fund-relationships",
}
"""The list of relationships behind each list of entities."""
