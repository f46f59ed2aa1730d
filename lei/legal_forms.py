"""Legal forms as they are written in names, by one short word each.

Written without accents and points, in small letters, as `lei.names` prepares a name. Forms of one
short word in several countries (SA, AS) stay one: the jurisdiction tells them apart, not the name.

Source: ISO 20275:2017, local names and abbreviations of the common forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FORMS: Final[Mapping[str, str]] = {
    written: short
    for short, ways in {
        "ltd": "ltd|limited|co ltd|company limited|co limited|pte ltd|pty ltd|pty limited",
        "pvt ltd": "pvt ltd|private limited|pvt limited|private ltd",
        "plc": "plc|public limited company",
        "llc": "llc|limited liability company",
        "llp": "llp|limited liability partnership",
        "lp": "lp|limited partnership",
        "inc": "inc|incorporated",
        "corp": "corp|corporation",
        "gmbh": "gmbh|gesellschaft mbh|gesellschaft mit beschrankter haftung|ges mbh|gesmbh",
        "gmbh co kg": "gmbh and co kg|gmbh co kg",
        "ag": "ag|aktiengesellschaft",
        "kg": "kg|kommanditgesellschaft",
        "ohg": "ohg|offene handelsgesellschaft",
        "eg": "eg|eingetragene genossenschaft",
        "se": "se|societas europaa|societas europaea",
        "sa": "sa|societe anonyme|sociedad anonima|societa anonima|sociedade anonima",
        "sas": "sas|societe par actions simplifiee",
        "sarl": "sarl|societe a responsabilite limitee",
        "sl": "sl|sociedad limitada|srl de cv|sociedad de responsabilidad limitada",
        "sa de cv": "sa de cv|sociedad anonima de capital variable",
        "spa": "spa|societa per azioni",
        "srl": "srl|societa a responsabilita limitata",
        "lda": "lda|limitada|ltda",
        "bv": "bv|besloten vennootschap",
        "nv": "nv|naamloze vennootschap",
        "ab": "ab|aktiebolag",
        "as": "as|aksjeselskap|aktieselskab|anonim sirketi|akciova spolecnost",
        "asa": "asa|allmennaksjeselskap",
        "aps": "aps|anpartsselskab",
        "oy": "oy|osakeyhtio",
        "oyj": "oyj|julkinen osakeyhtio",
        "sp zoo": "sp zoo|sp z oo|spolka z ograniczona odpowiedzialnoscia",
        "sro": "sro|spolocnost s rucenim obmedzenym|spolecnost s rucenim omezenym",
        "kft": "kft|korlatolt felelossegu tarsasag",
        "doo": "doo|drustvo s ogranicenom odgovornoscu",
        "ood": "ood",
        "ooo": "ooo",
        "ao": "ao|oao|zao|pao",
        "ae": "ae|anonymi etairia",
        "epe": "epe",
        "kk": "kk|kabushiki kaisha|kabushiki gaisha",
        "bhd": "bhd|berhad",
        "sdn bhd": "sdn bhd|sendirian berhad",
        "cong ty tnhh": "cong ty tnhh|tnhh",
    }.items()
    for written in ways.split("|")
}

SHORT_FORMS: Final = (("株式会社", " kk "), ("有限公司", " ltd "), ("a/s", "as"), ("c/o", "co"))
"""Forms that are written without a space or with a stroke."""
