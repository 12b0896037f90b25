"""What the options of ``sansang locate`` ask for, as a problem and a model."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sansang.faults import CannotRun, Fault

if TYPE_CHECKING:
    from sansang.location import Model, Problem

T = TypeVar("T")


class ModelName(StrEnum):
    """A model by its name on the command line."""

    PMEDIAN = "pmedian"
    MCLP = "mclp"
    MEXCLP = "mexclp"
    DSM = "dsm"
    PCENTER = "pcenter"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The options; None where one is not given."""

    model: ModelName
    matrix: Path | None
    demand: Path | None
    sites: Path | None
    instance: Path | None
    facilities: int | None
    standard: float | None
    second_standard: float | None
    busy: float
    alpha: float
    at_most: int | None

    def read(self) -> "tuple[Problem, int]":
        """Return the problem and how many facilities are asked for. Raises CannotRun."""
        if self.instance is None:
            from sansang.location.tables import read_problem

            matrix, demand = _given("--matrix", self.matrix), _given("--demand", self.demand)
            facilities = _given("--facilities", self.facilities)
            return read_problem(matrix, demand, self.sites), facilities
        for name in ("matrix", "demand", "sites"):
            if getattr(self, name) is not None:
                raise CannotRun([Fault(code="with_instance", place=f"--{name}")])
        from sansang.location.instances import read_instance

        instance = read_instance(self.instance)
        return instance.problem, _given("--facilities", self.facilities or instance.facilities)

    def model_for(self, problem: "Problem", facilities: int) -> "Model":
        """Return the model. Raises CannotRun where an option is missing or does not fit."""
        model = self._model(facilities)
        _require_room(problem, model)
        if self.standard is not None and self._needs_standard:
            _require_reach(problem, self.standard)
        return model

    @property
    def _needs_standard(self) -> bool:
        return self.model not in (ModelName.PMEDIAN, ModelName.PCENTER)

    def _model(self, facilities: int) -> "Model":
        from sansang.location import models

        match self.model:
            case ModelName.PMEDIAN:
                return models.PMedian(facilities=facilities)
            case ModelName.PCENTER:
                return models.PCentre(facilities=facilities)
        standard = _given("--standard", self.standard)
        match self.model:
            case ModelName.MCLP:
                return models.MaximalCovering(facilities=facilities, standard=standard)
            case ModelName.MEXCLP:
                return models.ExpectedCovering(
                    facilities=facilities, standard=standard, busy=self.busy, at_most=self.at_most
                )
        second = _given("--second-standard", self.second_standard)
        if second < standard:
            _refuse("number_at_least", "--second-standard", f"{second:g}", f"{standard:g}")
        return models.DoubleStandard(
            facilities=facilities,
            standard=standard,
            second_standard=second,
            alpha=self.alpha,
            at_most=self.at_most or models.DoubleStandard.at_most,
        )


def _given(option: str, value: T | None) -> T:
    if value is None:
        raise CannotRun([Fault(code="missing_option", place=option)])
    return value


def _require_room(problem: "Problem", model: "Model") -> None:
    from sansang.location.solve import most_at_a_site

    held = len(problem.sites) * most_at_a_site(model)
    if model.facilities > held:
        _refuse("more_than_sites", "--facilities", str(model.facilities), str(held))


def _require_reach(problem: "Problem", standard: float) -> None:
    """Refuse a standard within which no site reaches anything: another unit, as a rule."""
    shortest = float(problem.travel[:, problem.demand > 0].min())
    if shortest > standard:
        _refuse("reaches_nothing", "--standard", f"{standard:g}", f"{shortest:g}")


def _refuse(code: str, option: str, found: str, expected: str) -> None:
    raise CannotRun([Fault(code=code, place=option, found=found, expected=expected)])
