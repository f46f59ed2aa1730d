"""Syllables from which words of no language are made, each with how it is written in ASCII."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lei.synth.draws import Draws


@dataclass(frozen=True, slots=True)
class Sounds:
    """The syllables of a script; `latin` is one for one, empty where the script is ASCII."""

    syllables: tuple[str, ...]
    latin: tuple[str, ...] = ()
    least: int = 2
    most: int = 4


def word(sounds: Sounds, draws: Draws) -> tuple[str, str]:
    """An invented word, and the same in ASCII."""
    chosen = [
        draws.below(len(sounds.syllables))
        for _ in range(sounds.least + draws.below(sounds.most - sounds.least + 1))
    ]
    written = "".join(sounds.syllables[n] for n in chosen)
    latin = "".join(sounds.latin[n] for n in chosen) if sounds.latin else written
    return written.capitalize(), latin.capitalize()


def _plain(syllables: str) -> Sounds:
    return Sounds(tuple(syllables.split()))


def _sounds(pairs: str, least: int = 2, most: int = 4) -> Sounds:
    split = [pair.split("=") for pair in pairs.split()]
    return Sounds(tuple(a for a, _ in split), tuple(b for _, b in split), least, most)


LATIN: Final = _plain(
    "ba be bi bo bra bre cal cor da del dor du el en fa fen fi gal gar go ha hol in jo ka kel kor"
    " la len lo lu ma mer mi mon na nel no or pa pel pra qua ra ren ri ros sa sel sta su ta ter ti"
    " tor tru ul va ven vi vor wa wel wo xan ya zan zel zo"
)
NORDIC: Final = _sounds(
    "bjø=bjo dal=dal ei=ei fjæ=fjae grå=gra hå=ha kle=kle lø=lo myr=myr næ=nae rø=ro sær=saer "
    "sol=sol tå=ta tve=tve ul=ul vær=vaer øy=oy åm=am sne=sne ło=lo żel=zel wró=wro ćma=cma"
)
GREEK: Final = _sounds(
    "αλ=al βε=ve γα=ga δο=do ελ=el ζω=zo θα=tha κα=ka λι=li μα=ma νε=ne πα=pa ρο=ro σι=si τα=ta "
    "φο=fo χα=cha ωρ=or τρι=tri κλε=kle"
)
CYRILLIC: Final = _sounds(
    "ба=ba ве=ve го=ho да=da жи=zhy за=za ка=ka ле=le ми=my но=no по=po ра=ra си=sy та=ta ус=us "
    "фе=fe хо=kho ці=tsi ше=she ярі=yari"
)
CHINESE: Final = _sounds(
    "安=an 邦=bang 川=chuan 达=da 恩=en 丰=feng 光=guang 海=hai 佳=jia 凯=kai 蓝=lan 明=ming "
    "宁=ning 鹏=peng 启=qi 瑞=rui 盛=sheng 泰=tai 文=wen 祥=xiang 云=yun 泽=ze "
    "和=he 林=lin 星=xing 润=run",
    2,
    3,
)
JAPANESE: Final = _sounds(
    "青=ao 池=ike 上=ue 江=e 岡=oka 川=kawa 木=ki 久=ku 坂=saka 島=shima 田=ta 中=naka 西=nishi "
    "野=no 原=hara 東=higashi 北=kita 松=matsu 森=mori 山=yama",
    2,
    3,
)
VIETNAMESE: Final = _sounds(
    "ánh=anh bình=binh châu=chau đông=dong giang=giang hải=hai khánh=khanh lâm=lam mỹ=my "
    "nguyên=nguyen phước=phuoc quảng=quang sơn=son thảo=thao vĩnh=vinh xuân=xuan",
    1,
    2,
)
