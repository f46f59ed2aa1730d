"""The rows of a record in the API's answers: those of the CDF, and the codes others map to an LEI.

Source: GLEIF API v1, GET /fields.
"""

from __future__ import annotations

from typing import Final

from lei.gleif.fields import ADDRESS, RECORD
from lei.gleif.rows import Field, Group, many, many_parts

API_RECORD: Final = Group(
    RECORD.make,
    (
        *(row for row in RECORD.rows if row.name != "transliterated_addresses"),
        many_parts(
            "transliterated_addresses", "", ADDRESS, "/entity/transliteratedOtherAddresses/*"
        ),
        many("bics", "", "/bic/*"),
        many("mics", "", "/mic/*"),
        Field("ocid", "", "/ocid"),
        Field("qcc", "", "/qcc"),
        many("spglobal", "", "/spglobal/*"),
    ),
)
