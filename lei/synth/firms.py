"""One invented firm: its names, where it sits, how its registration stands."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from lei.record import (
    Address,
    Authority,
    Conformity,
    Corroboration,
    EntityCategory,
    EntityStatus,
    Event,
    LegalForm,
    LeiRecord,
    Name,
    Registration,
    RegistrationStatus,
    Successor,
)
from lei.synth.draws import Draws, Shares
from lei.synth.groups import Role
from lei.synth.places import COUNTRIES, Country, Form
from lei.synth.sounds import word

ISSUER: Final = "SBOX00FQ96BH7D0R6C47"


def firm(lei: str, role: Role, draws: Draws, content_at: datetime) -> LeiRecord:
    """The record of the firm with this code, as of an instant."""
    country = draws.by_share(COUNTRIES)
    form = draws.one(country.forms)
    name, latin = _name(country, form, role, draws)
    status = draws.by_share(_STATUSES)
    living = _LIVING.get(status, EntityStatus.ACTIVE)
    address = _address(country, draws)
    registration = _registration(lei, status, draws, content_at)
    ended = living is EntityStatus.INACTIVE
    return LeiRecord(
        lei=lei,
        legal_name=Name(name, country.language),
        legal_address=address,
        headquarters_address=address if draws.chance(850) else _address(country, draws),
        registration=registration,
        status=living,
        other_names=_other_names(country, form, role, draws),
        transliterated_names=_transliterated(name, latin, country),
        registered_at=registration.validated_at,
        jurisdiction=address.region if country.code == "US" else country.code,
        category=_CATEGORIES[role],
        sub_category="LOCAL_GOVERNMENT" if role is Role.STATE else None,
        legal_form=LegalForm(form.code, form.suffix if form.code == "8888" else None),
        created_at=registration.initial_at - timedelta(days=30 + draws.below(9000)),
        expired_at=registration.updated_at if ended else None,
        expiration_reason="DISSOLVED" if ended else None,
        successors=_successors(status, draws),
        events=_events(registration, draws),
        conformity=_conformity(status),
    )


def _name(country: Country, form: Form, role: Role, draws: Draws) -> tuple[str, str]:
    """A name in the country's script, and the same in ASCII letters where they differ."""
    two_words = role is Role.SOLE or draws.chance(_TWO_WORDS)
    words = [word(country.sounds, draws) for _ in range(1 + two_words)]
    written, latin = [own for own, _ in words], " ".join(ascii_of for _, ascii_of in words)
    if role is Role.SOLE:
        return _joined(country, *written), latin
    trade = draws.one(country.trades)
    if role is Role.FUND:
        trade = f"{trade} Fund {1 + draws.below(9)}"
    return _joined(country, *written, trade, form.suffix), f"{latin} {country.code}"


def _joined(country: Country, *parts: str) -> str:
    return ("" if country.language in ("zh", "ja") else " ").join(parts)


def _other_names(country: Country, form: Form, role: Role, draws: Draws) -> tuple[Name, ...]:
    if not draws.chance(120):
        return ()
    former, _ = _name(country, form, role, draws)
    kind = draws.by_share(_NAME_TYPES)
    return (Name(former, country.language, kind),)


def _transliterated(name: str, latin: str, country: Country) -> tuple[Name, ...]:
    if name.isascii():
        return ()
    return (Name(latin, country.language, "AUTO_ASCII_TRANSLITERATED_LEGAL_NAME"),)


def _address(country: Country, draws: Draws) -> Address:
    town, region = draws.one(country.towns)
    street, _ = word(country.sounds, draws)
    line = country.street.format(word=street, number=1 + draws.below(200))
    more = (f"{1 + draws.below(9)}",) if draws.chance(150) else ()
    return Address(
        (line, *more),
        town,
        country.code,
        region,
        _post_code(country.post_code, draws),
        language=country.language,
    )


def _post_code(pattern: str, draws: Draws) -> str:
    return "".join(str(draws.below(10)) if sign == "#" else sign for sign in pattern)


def _registration(
    lei: str, status: RegistrationStatus, draws: Draws, content_at: datetime
) -> Registration:
    """Renewed within the last year when it is in force, longer ago when it has lapsed."""
    lapsed = status is RegistrationStatus.LAPSED
    ago = 366 + draws.below(2000) if lapsed else draws.below(365)
    updated_at = content_at - timedelta(days=ago, seconds=draws.below(86400))
    initial_at = updated_at - timedelta(days=draws.below(3000))
    authority = Authority("RA999999", None, f"SBOX-{lei[6:14]}")
    return Registration(
        initial_at,
        updated_at,
        status,
        updated_at + timedelta(days=365),
        ISSUER,
        draws.by_share(_CORROBORATIONS),
        authority,
    )


def _successors(status: RegistrationStatus, draws: Draws) -> tuple[Successor, ...]:
    if status not in (RegistrationStatus.DUPLICATE, RegistrationStatus.MERGED):
        return ()
    return (Successor(name=f"Successor {1 + draws.below(999)}"),)


def _events(registration: Registration, draws: Draws) -> tuple[Event, ...]:
    if not draws.chance(60):
        return ()
    return (
        Event(
            draws.one(("CHANGE_LEGAL_NAME", "CHANGE_HQ_ADDRESS", "CHANGE_LEGAL_FORM")),
            "COMPLETED",
            "STANDALONE",
            recorded_at=registration.updated_at,
            effective_at=registration.updated_at - timedelta(days=draws.below(60)),
            validation_documents="SUPPORTING_DOCUMENTS",
        ),
    )


def _conformity(status: RegistrationStatus) -> Conformity:
    if status is RegistrationStatus.ISSUED:
        return Conformity.CONFORMING
    lapsed = status is RegistrationStatus.LAPSED
    return Conformity.NON_CONFORMING if lapsed else Conformity.NOT_APPLICABLE


_TWO_WORDS: Final = 700
"""Of a thousand firms. With fewer, many of a large register would have one name."""
_STATUSES: Final = Shares.of(
    (RegistrationStatus.ISSUED, 620),
    (RegistrationStatus.LAPSED, 315),
    (RegistrationStatus.RETIRED, 45),
    (RegistrationStatus.DUPLICATE, 6),
    (RegistrationStatus.ANNULLED, 5),
    (RegistrationStatus.MERGED, 5),
    (RegistrationStatus.PENDING_TRANSFER, 2),
    (RegistrationStatus.PENDING_ARCHIVAL, 2),
)
_LIVING: Final = {
    RegistrationStatus.RETIRED: EntityStatus.INACTIVE,
    RegistrationStatus.MERGED: EntityStatus.INACTIVE,
    RegistrationStatus.ANNULLED: EntityStatus.NULL,
}
_CATEGORIES: Final = {
    Role.FIRM: EntityCategory.GENERAL,
    Role.BRANCH: EntityCategory.BRANCH,
    Role.FUND: EntityCategory.FUND,
    Role.SOLE: EntityCategory.SOLE_PROPRIETOR,
    Role.STATE: EntityCategory.RESIDENT_GOVERNMENT_ENTITY,
}
_CORROBORATIONS: Final = Shares.of(
    (Corroboration.FULLY_CORROBORATED, 870),
    (Corroboration.PARTIALLY_CORROBORATED, 60),
    (Corroboration.ENTITY_SUPPLIED_ONLY, 70),
)
_NAME_TYPES: Final = Shares.of(
    ("PREVIOUS_LEGAL_NAME", 60),
    ("TRADING_OR_OPERATING_NAME", 30),
    ("ALTERNATIVE_LANGUAGE_LEGAL_NAME", 10),
)
