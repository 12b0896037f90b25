"""The templates of the dossier, and the maps, which HTML and PDF draw alike."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sansang.report.content.charts import Map, Panel
from sansang.report.rehearsal.svg import film_svg, grade_svg, place_map_svg, plot_svg
from sansang.report.roads.svg import key_svg, map_svg, symbol_svg

_PAGES = Path(__file__).parent / "pages"


@cache
def templates() -> Environment:
    """Return the templates, in which every text is escaped."""
    environment = Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawings = (key_svg, map_svg, symbol_svg, film_svg, grade_svg, place_map_svg, plot_svg)
    environment.globals |= {draw.__name__: draw for draw in drawings}
    return environment


def panel_svg(whole: Map, panel: Panel) -> str:
    """Return a panel as an SVG document that stands alone, in the colours of paper."""
    style = (_PAGES / "panel.css").read_text(encoding="utf-8")
    template = templates().get_template("panel.svg")
    return template.render(map=whole, panel=panel, style=style)
