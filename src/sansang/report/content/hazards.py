"""The hazard matrix, and the register of hazards."""

from collections import defaultdict
from collections.abc import Iterator

from sansang.event import Hazard
from sansang.report.content.charts import Band, Matrix, MatrixCell, MatrixRow
from sansang.report.content.document import Block, Part, folded
from sansang.report.content.texts import Align, Cell, Column, Paragraph, Table, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_

_LIKELIHOODS = (
    N_("1 rare"),
    N_("2 unlikely"),
    N_("3 possible"),
    N_("4 likely"),
    N_("5 almost certain"),
)
_IMPACTS = (
    N_("1 minor"),
    N_("2 moderate"),
    N_("3 serious"),
    N_("4 severe"),
    N_("5 catastrophic"),
)
_BANDS: tuple[tuple[int, Band, str], ...] = (
    (15, "extreme", N_("extreme")),
    (10, "high", N_("high")),
    (5, "moderate", N_("moderate")),
    (1, "low", N_("low")),
)


def hazards_part(voice: Voice) -> Part:
    """Return the hazards by likelihood and impact, and what is done about each."""
    return Part(anchor="hazards", title=voice.words(N_("Hazards")), blocks=tuple(_blocks(voice)))


def _blocks(voice: Voice) -> Iterator[Block]:
    if not voice.plan.hazards:
        yield Paragraph(text=voice.words(N_("The plan names no hazards.")))
        return
    yield _matrix(voice)
    yield folded(_register(voice), unfolded=True)


def band_of(risk: int) -> tuple[Band, str]:
    """Return the band of a risk of 1 to 25, and its message."""
    return next((band, name) for least, band, name in _BANDS if risk >= least)


def _matrix(voice: Voice) -> Matrix:
    there: dict[tuple[int, int], list[Hazard]] = defaultdict(list)
    for hazard in voice.plan.hazards:
        there[hazard.likelihood, hazard.impact].append(hazard)
    return Matrix(
        caption=voice.words(N_("Hazard matrix: risk is likelihood × impact")),
        across=voice.words(N_("Likelihood")),
        down=voice.words(N_("Impact")),
        headings=tuple(voice.words(message) for message in _LIKELIHOODS),
        rows=tuple(
            MatrixRow(
                heading=voice.words(_IMPACTS[impact - 1]),
                cells=tuple(_cell(voice, n * impact, there[n, impact]) for n in range(1, 6)),
            )
            for impact in range(5, 0, -1)
        ),
    )


def _cell(voice: Voice, risk: int, hazards: list[Hazard]) -> MatrixCell:
    band, name = band_of(risk)
    return MatrixCell(
        risk=risk,
        band=band,
        items=tuple(voice.hazard_number(hazard.id) for hazard in hazards),
        spoken=voice.words(N_("risk {risk}, {band}"), risk=risk, band=voice.words(name)),
    )


def _register(voice: Voice) -> Table:
    ordered = sorted(voice.plan.hazards, key=lambda h: (-h.likelihood * h.impact, -h.impact))
    return Table(
        caption=voice.words(N_("Hazards, the greatest risk first")),
        columns=(
            Column(heading=voice.words(N_("No.")), share=0.75, align=Align.NUMBER),
            Column(heading=voice.words(N_("Hazard")), share=3),
            Column(heading=voice.words(N_("Risk")), share=1.7),
            Column(heading=voice.words(N_("Owner")), share=2),
            Column(heading=voice.words(N_("Mitigation")), share=3.2),
            Column(heading=voice.words(N_("Contingency plans and tasks")), share=3),
        ),
        groups=ungrouped(_row(voice, h) for h in ordered),
    )


def _row(voice: Voice, hazard: Hazard) -> tuple[Cell, ...]:
    risk = hazard.likelihood * hazard.impact
    plans = voice.names("contingency_plans", hazard.contingency_plans)
    tasks = voice.names("tasks", hazard.tasks)
    return (
        Cell(text=voice.hazard_number(hazard.id)),
        Cell(
            text=voice.text(hazard.title),
            below=voice.name("sites", hazard.site) if hazard.site else "",
        ),
        Cell(
            text=f"{risk} · {voice.words(band_of(risk)[1])}",
            below=f"{hazard.likelihood} × {hazard.impact}",
        ),
        Cell(text=voice.owner(hazard.owner)),
        Cell(text=voice.text(hazard.mitigation)),
        Cell(text=plans, below=tasks if hazard.tasks else ""),
    )
