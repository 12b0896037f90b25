"""What became of each incident of a rehearsed day, and who could have come at a moment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sansang.rehearsal.day import Kind, Why
from sansang.rehearsal.replay import Replay
from sansang.rehearsal.scenario import NEVER, NO_WAY, NONE
from sansang.report.rehearsal.spells import Doing, Row, Spell, at_moment, spells_of


@dataclass(frozen=True)
class Chronicle:
    """A rehearsed day with what each team did when."""

    replay: Replay

    @cached_property
    def spells(self) -> tuple[tuple[Spell, ...], ...]:
        """The spells of each team."""
        return spells_of(self.replay.scenario, self.replay.played)

    @cached_property
    def rows(self) -> list[Row]:
        """The steps of the day."""
        return [tuple(row) for row in self.replay.played.steps.tolist()]

    @cached_property
    def late(self) -> tuple[int, ...]:
        """The incidents that were reached after their target or never, the gravest first."""
        numbers = range(len(self.replay.day.at_ms))
        found = [n for n in numbers if self.target_ms(n) is not None and self.delay_ms(n) > 0]
        return tuple(sorted(found, key=lambda n: (self.priority(n), -self.delay_ms(n), n)))

    def reported_ms(self, incident: int) -> int:
        """Return when an incident was reported."""
        return int(self.replay.day.at_ms[incident])

    def reached_ms(self, incident: int) -> int:
        """Return when the first team was there, NEVER where none came."""
        return int(self.replay.played.first_ms[incident])

    def target_ms(self, incident: int) -> int | None:
        """Return within which time somebody has to be there, None without a target."""
        target = int(self.replay.scenario.demand.target_ms[self.replay.day.type[incident]])
        return None if target == NONE else target

    def priority(self, incident: int) -> int:
        """Return how urgent an incident is, 1 first."""
        return int(self.replay.scenario.demand.priority[self.replay.day.type[incident]])

    def delay_ms(self, incident: int) -> int:
        """Return how long after its target an incident was reached, NEVER if it never was.

        One whose target lies after the end of the day was not late.
        """
        limit = self.reported_ms(incident) + (self.target_ms(incident) or 0)
        reached = self.reached_ms(incident)
        if reached == NEVER:
            return NEVER if limit < self.replay.scenario.end_ms else 0
        return max(reached - limit, 0)

    def able(self, incident: int) -> tuple[int, ...]:
        """Return the teams that can give the response of an incident, by its first request."""
        need = int(self.replay.day.need[self.replay.day.request_at[incident]])
        return tuple(self.replay.scenario.demand.able[need].nonzero()[0].tolist())

    def doing(self, team: int, at_ms: int) -> Spell | None:
        """Return what a team does at a moment."""
        return at_moment(self.spells[team], at_ms)

    def steps_of(self, incident: int) -> Iterator[Row]:
        """Yield the steps of one incident."""
        return (row for row in self.rows if row[2] == incident)

    def absent(self, team: int, at_ms: int) -> bool:
        """Tell whether a team is on duty by the plan and did not appear."""
        forces, day = self.replay.scenario.forces, self.replay.day
        return any(
            bool(day.absent[d]) and forces.duty_from[d] <= at_ms < forces.duty_until[d]
            for d in range(int(forces.duty_at[team]), int(forces.duty_at[team + 1]))
        )

    def silent(self, team: int, at_ms: int) -> bool:
        """Tell whether a team is without radio."""
        stress, since = self.replay.scenario.stress, self.replay.day.silent_from_ms
        mine = stress.silent_agency == int(self.replay.scenario.forces.agency[team])
        return bool(mine and since <= at_ms < since + stress.silent_ms)

    def kept(self, team: int, incident: int) -> Why | None:
        """Return why a team that is free was not sent when the call came, None where one was.

        The place is none of its, or it has no way there, or its post keeps its minimum (5).
        """
        at, place = self.reported_ms(incident), int(self.replay.day.place[incident])
        if any(r[0] == at and r[1] == Kind.ASSIGNED for r in self.steps_of(incident)):
            return None
        scenario = self.replay.scenario
        sector = int(scenario.ground.sector[place])
        inside = sector == NONE or bool(scenario.forces.serves[team, sector])
        if scenario.rules.agency_borders and not inside:
            return Why.BORDER
        spell = self.doing(team, max(at - 1, 0))
        return Why.NO_WAY if spell is None or self._cut_off(team, spell, place, at) else Why.COVER

    def _cut_off(self, team: int, spell: Spell, place: int, at_ms: int) -> bool:
        ground = self.replay.scenario.ground
        epoch = int((ground.epoch_from <= at_ms).sum()) - 1
        vehicle = int(self.replay.scenario.forces.vehicle[team])
        return bool(ground.travel_ms[epoch, vehicle, spell.place, place] == NO_WAY)

    def late_forces(self, activation: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield action, team, why and by how much (NEVER: not at all) of an activation."""
        played = self.replay.played
        for n in (played.late_activation == activation).nonzero()[0].tolist():
            yield (
                int(played.late_action[n]),
                int(played.late_team[n]),
                int(played.late_why[n]),
                int(played.late_by_ms[n]),
            )


def is_busy(spell: Spell) -> bool:
    """Tell whether a team can't be sent because of what it does."""
    free = (Doing.READY, Doing.RETURNING, Doing.MOVING_UP, Doing.OFF)
    return spell.doing not in free or spell.plan != NONE


def activations_by(chronicle: Chronicle, incidents: Sequence[int]) -> tuple[int, ...]:
    """Return the activations that these incidents brought about."""
    cause = chronicle.replay.played.cause.tolist()
    return tuple(m for m, c in enumerate(cause) if c in incidents)
