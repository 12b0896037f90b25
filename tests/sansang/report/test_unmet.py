"""Unmet needs: one row for each post, why, and what would meet it."""

from tests.sansang.report.fair import deployment, fair, span
from tests.sansang.report.looking import blocks, part

from sansang.report import dossier_content
from sansang.report.content.texts import Paragraph, Table


def unmet(post: str, hours: tuple[int, int], given: int, **fields):
    need = {"post": post, **span(*hours), "kind": "minimum", "required": 6, "given": given}
    return {**need, **fields}


def rows(**fields):
    plan = fair()
    content = dossier_content(plan, (), deployment(plan, **fields), "en")
    return [
        [cell.text for cell in row]
        for table in blocks(part(content, "unmet"), Table)
        for group in table.groups
        for row in group.rows
    ]


def stopped(rule: str, *teams: str, posts: tuple[str, ...] = ()):
    return {"rule": rule, "count": len(teams), "teams": teams, "people": 3, "posts": posts}


def test_the_times_of_a_post_are_one_row_and_their_hours_add_up():
    ((post, when, missing),) = rows(unmet=[unmet("gate", (8, 9), 4), unmet("gate", (10, 12), 5)])
    assert post == "P01 Gate"
    assert when == "Fri 27 Nov 08:00–09:00: 4/6\nFri 27 Nov 10:00–12:00: 5/6"
    assert missing == "4"


def test_reasons_go_from_the_nearest_miss_to_the_farthest_and_count_teams_over_the_times():
    one = [stopped("skill", "alpha"), stopped("rest", "bravo", "carol")]
    two = [stopped("skill", "alpha"), stopped("rest", "bravo")]
    ((*_, why, _),) = rows(
        unmet=[
            unmet("gate", (8, 9), 4, because=one),
            unmet("gate", (10, 12), 5, because=two),
        ]
    )
    assert why.splitlines() == [
        "• 1–2 teams in the rest that they must have between shifts: Bravo, Carol",
        "• 1 team without the skill that the post requires (–): Alpha",
    ]


def test_teams_that_are_needed_elsewhere_are_told_by_the_posts_at_which_they_stand():
    because = [stopped("needed", "bravo", posts=("stage",))]
    ((*_, why, _),) = rows(unmet=[unmet("gate", (8, 9), 4, because=because)])
    assert why == "• 1 team standing where leaving would cost as much or more: P02"


def addition(**fields):
    return {
        "kind": "minimum",
        "resource_type": "patrol",
        "skills": [],
        "headcount": 4,
        "teams": 2,
        "posts": ["gate"],
        "shifts": [],
        "proven": True,
        **fields,
    }


def test_a_post_says_what_would_meet_it():
    easing = {"rule": "availability", "team": "bravo", **span(8, 10)}
    remedy = {"post": "gate", "kind": "minimum", "addition": addition(), "easings": [easing]}
    ((*_, answer),) = rows(
        unmet=[unmet("gate", (8, 9), 4, because=[stopped("rest", "bravo")])], remedies=[remedy]
    )
    assert answer.splitlines() == [
        "• Add 2 teams of type Patrol, 4 people each.",
        "• Or without new teams: have Bravo available Fri 27 Nov 08:00–10:00.",
    ]


def test_additions_stand_first_by_what_they_meet():
    first, *_ = rows(unmet=[unmet("gate", (8, 9), 4)], additions=[addition()])
    assert first == ["Patrol", "2", "8", "P01 Gate", "proven: fewer would not do"]


def test_a_deployment_without_reasons_says_so():
    plan = fair()
    bare = deployment(plan, unmet=[unmet("gate", (8, 9), 4)])
    (said,) = blocks(part(dossier_content(plan, (), bare, "en"), "unmet"), Paragraph)
    assert said.text == "Why is not said: this deployment carries no reasons."
