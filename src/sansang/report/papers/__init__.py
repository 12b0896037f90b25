"""Order sheets for teams and task forces, as PDF and DOCX, in three layouts."""

from sansang.report.papers.write import FORMATS, write_orders

__all__ = ["FORMATS", "write_orders"]
