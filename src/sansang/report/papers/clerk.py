"""Writes papers about a plan in one language and one layout."""

from dataclasses import dataclass
from functools import cached_property

from sansang.event.setting import PaperLayout
from sansang.report.content.voice import Voice
from sansang.report.papers.layout import Layout, layout_for


@dataclass(frozen=True, kw_only=True)
class Clerk(Voice):
    """Knows the layout and the words of papers; ``chosen`` is a layout other than the plan's."""

    chosen: PaperLayout | None = None

    @property
    def paper_layout(self) -> PaperLayout:
        """The layout of the papers in force, which are not the translated ones."""
        return self.chosen or self.plan.event.paper.layout

    @cached_property
    def layout(self) -> Layout:
        """The measures of the papers."""
        return layout_for(self.paper_layout, self.language)

    def said(self, text: str) -> str:
        """Return a text of the plan in the language, nothing for nothing."""
        return self.plan.say(text, self.language)
