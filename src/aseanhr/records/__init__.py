"""What a record is: frozen, slotted, keyword-only classes that know nothing of files or texts."""

from aseanhr.records.anniversary import Anniversary
from aseanhr.records.base import Participant, Record
from aseanhr.records.commitment import Commitment
from aseanhr.records.evidence import Dispute, Evidence, hash_words
from aseanhr.records.gap import Gap
from aseanhr.records.meeting import Meeting, Place
from aseanhr.records.organization import Organization
from aseanhr.records.person import Person
from aseanhr.records.source import Source
from aseanhr.records.statistic import Statistic
from aseanhr.records.term import Term
from aseanhr.records.trade import TradeFigure
from aseanhr.records.treaty import Treaty, TreatyEvent
from aseanhr.records.work_plan import WorkPlan

__all__ = [
    "Anniversary",
    "Commitment",
    "Dispute",
    "Evidence",
    "Gap",
    "Meeting",
    "Organization",
    "Participant",
    "Person",
    "Place",
    "Record",
    "Source",
    "Statistic",
    "Term",
    "TradeFigure",
    "Treaty",
    "TreatyEvent",
    "WorkPlan",
    "hash_words",
]
