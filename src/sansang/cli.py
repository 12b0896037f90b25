"""The command line: new, check, deploy, schema."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from sansang.checks import message, run_checks
from sansang.checks.finding import Severity
from sansang.deployment import Deployment, deploy, verify
from sansang.event import EventPlan
from sansang.eventfile import describe_fault, plan_schema, read_plan, whole_file, write_json
from sansang.eventfile.synthetic import synthetic_plan
from sansang.faults import CannotRun, Fault, SansangError
from sansang.wording import LANGUAGES, N_, Wording, language_of_locale, wording

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
console = Console(soft_wrap=True)

EventFile = Annotated[
    Path, typer.Argument(help="folder, workbook (.xlsx) or plan.json of the event")
]
Lang = Annotated[str | None, typer.Option(help="vi or en; else that of the locale")]
AsJson = Annotated[bool, typer.Option("--json", help="answer as JSON")]
SEVERITIES = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.ADVICE: N_("advice"),
}


def _words(lang: str | None) -> Wording:
    return wording(lang or language_of_locale())


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="where to make the event")],
    size: Annotated[int, typer.Option(min=10, max=20_000, help="teams of the event")] = 120,
    seed: int = 1,
) -> None:
    """Make a synthetic event of a size, for practice and measuring."""
    plan = folder / "plan.json"
    if plan.exists():
        raise CannotRun([Fault(code="exists", place=str(plan))])
    write_json(synthetic_plan(size, seed), plan)
    console.print(str(plan))


@app.command()
def check(event: EventFile, lang: Lang = None, as_json: AsJson = False) -> None:
    """Say what is not as it should be, by which rule."""
    plan, words = read_plan(event), _words(lang)
    findings = run_checks(plan)
    if as_json:
        rows = [f.model_dump(mode="json") | {"message": message(f, words, plan)} for f in findings]
        console.print_json(data={"format": "sansang/findings/1", "findings": rows})
    else:
        for finding in findings:
            severity = words(SEVERITIES[finding.severity])
            console.print(
                f"{severity} [{finding.rule}] {message(finding, words, plan)}", markup=False
            )
    raise typer.Exit(1 if any(f.severity == Severity.ERROR for f in findings) else 0)


@app.command(name="deploy")
def deploy_command(
    event: EventFile,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="folder of the answer")] = None,
    time_limit: Annotated[float, typer.Option(min=1, max=86_400, help="seconds")] = 60.0,
    seed: int = 1,
    verify_file: Annotated[
        Path | None, typer.Option("--verify", help="check this deployment.json instead")
    ] = None,
    lang: Lang = None,
) -> None:
    """Say who stands where and when, or verify such an answer."""
    plan, words = read_plan(event), _words(lang)
    if verify_file:
        raise typer.Exit(_verified(plan, verify_file, words))
    if out is None:
        raise CannotRun([Fault(code="missing_option", place="--out")])
    answer = deploy(plan, time_limit_s=time_limit, seed=seed)
    with whole_file(out / "deployment.json") as beside:
        beside.write_text(f"{answer.model_dump_json(indent=1)}\n", encoding="utf-8")
    _show_levels(answer, words)
    raise typer.Exit(1 if any(u.kind == "minimum" for u in answer.unmet) else 0)


def _verified(plan: EventPlan, file: Path, words: Wording) -> int:
    try:
        answer = Deployment.model_validate_json(file.read_bytes())
    except (OSError, ValueError) as error:
        raise CannotRun(
            [Fault(code="unreadable", place=str(file), found=str(error)[:200])]
        ) from None
    violations = verify(plan, answer)
    for violation in violations:
        console.print_json(data=violation.model_dump())
    if not violations:
        console.print(words(N_("The deployment keeps every rule.")))
    return 1 if violations else 0


def _show_levels(answer: Deployment, words: Wording) -> None:
    table = Table()
    for title in (N_("objective"), N_("reached"), N_("bound"), N_("gap")):
        table.add_column(words(title))
    for level in answer.levels:
        table.add_row(level.name, str(level.objective), str(level.bound), f"{level.gap:.2%}")
    console.print(table)


@app.command()
def schema() -> None:
    """Print the JSON Schema of plan.json."""
    console.print_json(data=plan_schema())


def main() -> None:
    """Run the command line; what cannot run exits with 2 and one line for each fault."""
    try:
        app()
    except SansangError as error:
        words = _words(_asked_language(sys.argv))
        for fault in error.faults:
            print(describe_fault(fault, words), file=sys.stderr)  # noqa: T201
        sys.exit(2)


def _asked_language(arguments: Sequence[str]) -> str | None:
    """The language asked for; found without the parser, which has left when a fault is said."""
    asked = re.search(r"--lang[ =](\w+)", " ".join(arguments))
    return asked[1] if asked and asked[1] in LANGUAGES else None
