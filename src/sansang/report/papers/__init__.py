"""The plan of an event and its order sheets as office papers, PDF and DOCX, in three layouts."""

from sansang.report.papers.event_plan import event_plan_bytes
from sansang.report.papers.write import FORMATS, write_orders

__all__ = ["FORMATS", "event_plan_bytes", "write_orders"]
