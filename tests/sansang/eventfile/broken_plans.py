"""The broken plans of tests/broken, and what has to be said about each.

A folder there holds the files that differ from those of ``base``, or one ``plan.json``.
"""

import shutil
from pathlib import Path

BROKEN = Path(__file__).parents[2] / "broken"
BASE = BROKEN / "base"

# folder, code, place and field of the first fault
CASES = (
    ("attendance-negative", "whole_at_least", "event.yaml line 19", "attendance"),
    ("column-missing", "missing_column", "skills.csv line 1", "name"),
    ("column-twice", "repeated_column", "agencies.csv line 1", "lead"),
    ("column-unknown", "unknown_column", "teams.csv line 1", ""),
    ("commands-in-a-circle", "cycle", "commands.csv line 2", "reports_to"),
    ("country-in-words", "country", "event.yaml line 8", "jurisdiction"),
    ("desired-under-minimum", "desired_under_minimum", "needs.csv line 2", "desired"),
    ("document-cut-off", "json", "plan.json line 14", ""),
    ("document-empty", "empty_file", "plan.json", ""),
    ("document-field-unknown", "unknown_field", "plan.json", "sector"),
    ("document-is-a-list", "record", "plan.json", ""),
    ("document-key-twice", "repeated_key", "plan.json", "name"),
    ("document-negative-minimum", "whole_at_least", "plan.json posts[0].needs[0]", "minimum"),
    ("document-not-a-number", "number", "plan.json sites[0].position", "lat"),
    ("document-null-for-a-table", "list", "plan.json", "sectors"),
    ("document-number-of-5000-digits", "whole_number", "plan.json posts[0].needs[0]", "minimum"),
    ("document-number-without-end", "number", "plan.json sites[0].position", "lat"),
    ("document-of-the-future", "format", "plan.json", "format"),
    ("document-of-utf-16", "encoding", "plan.json line 1", ""),
    ("document-path-as-time-zone", "time_zone", "plan.json event", "time_zone"),
    ("document-reference-unknown", "unknown_id", "plan.json posts[0]", "site"),
    ("document-with-half-a-character", "control", "plan.json sites[0]", "name"),
    ("document-without-event", "missing", "plan.json", "event"),
    ("encoding-of-windows", "encoding", "agencies.csv line 2", ""),
    ("encoding-utf-16", "encoding", "agencies.csv line 1", ""),
    ("end-before-start", "end_before_start", "availability.csv line 2", "end"),
    ("file-empty", "empty_file", "teams.csv", ""),
    ("file-of-blanks", "empty_file", "teams.csv", ""),
    ("file-unknown", "unknown_file", "team.csv", ""),
    ("flag-maybe", "flag", "exits.csv line 2", "opens_outward"),
    ("format-of-the-future", "format", "event.yaml", "format"),
    ("geojson-broken", "json", "places.geojson line 2", ""),
    ("geojson-in-another-system", "geojson_crs", "places.geojson", "crs"),
    (
        "geojson-latitude-and-longitude-exchanged",
        "number_at_most",
        "places.geojson features[0]",
        "lat",
    ),
    ("geojson-no-collection", "geojson", "places.geojson", ""),
    ("geojson-not-a-number", "number", "places.geojson features[0]", "lon"),
    ("geojson-one-coordinate", "coordinates", "places.geojson features[0]", "coordinates"),
    ("geojson-polygon", "geojson_point", "places.geojson features[0]", "geometry"),
    ("geojson-site-twice", "repeated_id", "places.geojson features[1]", "site"),
    ("geojson-site-unknown", "unknown_id", "places.geojson features[0]", "site"),
    ("geojson-text-for-a-number", "number", "places.geojson features[0]", "lon"),
    ("headcount-in-words", "whole_number", "teams.csv line 2", "headcount"),
    ("headcount-negative", "whole_at_least", "teams.csv line 2", "headcount"),
    ("headcount-of-5000-digits", "whole_number", "teams.csv line 2", "headcount"),
    ("headcount-too-large", "whole_at_most", "teams.csv line 2", "headcount"),
    ("headcount-with-fraction", "whole_number", "teams.csv line 2", "headcount"),
    ("hours-not-in-quarters", "multiple", "shift_patterns.csv line 2", "hours"),
    ("id-of-two-owners", "repeated_id", "task_forces.csv line 2", "id"),
    ("id-too-long", "text_length", "skills.csv line 2", "id"),
    ("id-twice", "repeated_id", "teams.csv line 3", "id"),
    ("id-with-space", "id", "skills.csv line 2", "id"),
    ("kind-unknown", "choice", "sites.csv line 2", "kind"),
    ("language-in-words", "language", "notice_texts.csv line 2", "language"),
    ("name-empty", "missing", "teams.csv line 2", "name"),
    ("name-on-two-lines", "one_line", "teams.csv line 2", "name"),
    ("name-too-long", "text_length", "teams.csv line 2", "name"),
    ("name-with-control-character", "control", "teams.csv line 2", "name"),
    ("needs-overlap", "overlap", "needs.csv line 3", "start"),
    ("notices-in-a-circle", "cycle", "notices.csv line 2", "supersedes"),
    ("nul-in-a-file", "nul", "agencies.csv line 2", ""),
    ("parent-not-named", "missing", "zones.csv line 3", "site"),
    ("parent-unknown", "unknown_id", "needs.csv line 2", "post"),
    ("period-outside-its-phase", "outside_phase", "operational_periods.csv line 2", "start"),
    ("phases-overlap", "overlap", "phases.csv line 3", "start"),
    ("quotation-mark-inside", "csv", "agencies.csv line 2", ""),
    ("quotation-mark-left-open", "csv", "agencies.csv line 2", ""),
    ("reference-in-a-list-unknown", "unknown_id", "teams.csv line 2", "skills"),
    ("reference-unknown", "unknown_id", "posts.csv line 2", "site"),
    ("risk-too-high", "whole_at_most", "sites.csv line 2", "risk"),
    ("route-goes-back-in-time", "end_before_start", "route.csv line 3", "at"),
    ("row-too-long", "ragged_row", "agencies.csv line 2", ""),
    ("row-too-short", "ragged_row", "agencies.csv line 2", ""),
    ("second-event-file", "unknown_file", "event.yml", ""),
    ("semicolons-between-columns", "separator", "agencies.csv line 1", ""),
    ("shift-off-the-grid", "off_grid", "shift_patterns.csv line 2", "starts_at"),
    ("tasks-in-a-circle", "cycle", "tasks.csv line 2", "depends_on"),
    ("time-in-another-form", "moment", "phases.csv line 2", "start"),
    ("time-of-day-too-late", "clock", "shift_patterns.csv line 4", "starts_at"),
    ("time-that-comes-twice", "moment_twice", "needs.csv line 2", "start"),
    ("time-that-never-comes", "moment_gap", "needs.csv line 2", "start"),
    ("time-with-seconds", "moment_minute", "phases.csv line 2", "start"),
    ("time-zone-unknown", "time_zone", "event.yaml line 12", "time_zone"),
    ("width-not-a-number", "number", "exits.csv line 3", "width_m"),
    ("width-of-nothing", "number_more_than", "exits.csv line 5", "width_m"),
    ("width-with-decimal-comma", "number", "exits.csv line 2", "width_m"),
    ("width-without-end", "number", "exits.csv line 4", "width_m"),
    ("yaml-field-twice", "repeated_key", "event.yaml line 21", ""),
    ("yaml-field-unknown", "unknown_field", "event.yaml line 5", "organizer"),
    ("yaml-indented-badly", "yaml", "event.yaml line 20", ""),
    ("yaml-is-a-list", "record", "event.yaml", ""),
    ("yaml-laughs", "yaml_alias", "event.yaml line 1", ""),
    ("yaml-of-two-documents", "yaml_documents", "event.yaml line 46", ""),
    ("yaml-record-for-a-text", "text", "event.yaml line 5", "organiser"),
    ("yaml-text-for-a-record", "record", "event.yaml line 23", "rules"),
    ("yaml-too-deep", "depth", "event.yaml line 21", ""),
    ("yaml-with-a-tag", "yaml_tag", "event.yaml line 3", ""),
    ("yaml-with-tabs", "yaml", "event.yaml line 24", ""),
)


def broken_event(case: str, tmp_path: Path) -> Path:
    """The event of a case: the files of the base with those of the case in their place."""
    document = BROKEN / case / "plan.json"
    if document.exists():
        return document
    event = tmp_path / "event"
    shutil.copytree(BASE, event)
    shutil.copytree(BROKEN / case, event, dirs_exist_ok=True)
    return event
