"""What UNCITRAL's model law asks of an electronic transferable record, and how this one answers.

A checklist for a lesson, not a claim: whether a record has the effect of paper is for the law of a
place and its courts, and nothing here was made to stand before them.

Source: UNCITRAL Model Law on Electronic Transferable Records (2017), art. 10 to 18; told in our
own words.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing asked: by which article, how the toy answers, what a real system has to do."""

    article: str
    asks: str
    here: str
    real: str


# fmt: off
CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "10(1)(a)", "The record holds what the paper would have to hold.",
        "It is made from a bill of lading with the same data as the paper one.",
        "The data that the law of the carriage asks for, and the terms of the contract."),
    Criterion(
        "10(1)(b)(i)", "A reliable method identifies this record as the one that counts.",
        "A world keeps one record a bill of lading; a second for the same bill is refused.",
        "A registry or ledger in which no copy can pass for the record, also not across systems."),
    Criterion(
        "10(1)(b)(ii)", "It can be controlled from its making until it ceases to have effect.",
        "It has one holder at any moment; after delivery or a change of medium nothing is open.",
        "Control by keys or accounts that hold against insiders, loss and failure too."),
    Criterion(
        "10(1)(b)(iii), 10(2)", "It stays whole, apart from changes that were allowed.",
        "Each entry of the trail carries the digest of the one before; a changed byte is named.",
        "Signatures and digests kept where the operator alone cannot rewrite all of them."),
    Criterion(
        "11(1)(a)", "A reliable method shows that control is one person's alone.",
        "The table of moves lets the holder act and nobody else; others are refused by name.",
        "The same under attack, with two requests at once, and after a fallen machine came back."),
    Criterion(
        "11(1)(b)", "It identifies that person as the one in control.",
        "The holder is a firm of the world, with its LEI where it has one.",
        "Proof of who the person behind an account is, and that it may act for the firm."),
    Criterion(
        "11(2)", "Possession passes when control passes.",
        "Handing over changes the holder in one act; the giver can do nothing from then on.",
        "A moment of transfer that both sides, and their banks' systems, can prove."),
    Criterion(
        "12(a)(i)", "How reliable it is may be judged by its rules of operation.",
        "The rules are the table of moves; whoever reads it knows what can happen.",
        "A rulebook that every user has signed, with liability for what goes wrong."),
    Criterion(
        "12(a)(ii)", "By how the integrity of data is assured.",
        "By the chain of the trail, and by the digests of the world's log.",
        "By the same anchored outside, kept as long as claims can be made."),
    Criterion(
        "12(a)(iii)", "By how access and use without right are prevented.",
        "By a link for each seat. Whoever has the link is the seat.",
        "By strong authentication, separate rights for entry and release, and a watch on both."),
    Criterion(
        "12(a)(iv)", "By the security of hardware and software.",
        "Not met: it runs on the machine of whoever started it.",
        "By hardened and tested systems, keys in hardware, plans for failure."),
    Criterion(
        "12(a)(v)", "By how often and how widely independent people audit it.",
        "Not met: nobody audits it. Its tests can be read and run.",
        "By audits at fixed times, with reports that users see."),
    Criterion(
        "12(a)(vi)", "By what a supervisor, an accreditor or a voluntary scheme declares of it.",
        "Not met: nobody declared anything.",
        "By an approval, such as the one an insurers' group gives to systems of this kind."),
    Criterion(
        "12(a)(vii)", "By the standards of the industry that apply.",
        "Its verbs follow the carriers' standard for electronic bills; its roles follow an open "
        "token registry. It exchanges data with neither.",
        "By conformance to these standards, tested against other platforms."),
    Criterion(
        "12(b)", "Or by having done in fact what it was there for.",
        "It shows what was done and when; a lesson has no dispute to decide.",
        "Evidence that a court takes: exports that stand without the system."),
    Criterion(
        "13", "Where time and place have to be shown, a reliable method shows them.",
        "Each entry has the instant of the world's clock, with its offset; places are in the bill.",
        "Time from a source that nobody involved can set."),
    Criterion(
        "14", "Where a system stands or a name ends does not make a place of business.",
        "The places are those of the firms in the world, not of the machine.",
        "Contracts that say where each party is, and which law holds."),
    Criterion(
        "15", "An endorsement can be made in the record, with what it has to say, and signed.",
        "The chain of endorsements is shown; each entry says by whom, to whom and when. It is not "
        "signed.",
        "A signature for each endorsement, by the method that the law asks for."),
    Criterion(
        "16", "An amendment is identified as an amendment.",
        "The entry names the datum, what stood there and what stands there now, who proposed and "
        "who agreed.",
        "The same, shown to everybody to whom the record is shown later."),
    Criterion(
        "17", "Paper may be replaced by a record: it says so, and the paper ceases to have effect.",
        "The carrier makes the record out of the paper one, which ends as replaced; the new one "
        "names it.",
        "The paper taken in and made useless, each original of the set."),
    Criterion(
        "18",
        "A record may be replaced by paper: it says so, and the record ceases to have effect.",
        "The same the other way; the record that ended takes no act any more.",
        "Paper that says it replaces a record, and a record that shows that to whoever asks."),
)
# fmt: on
