"""A fault of an input as a sentence: where, what was found, what was expected."""

import re

from sansang.faults import Fault
from sansang.wording import N_, Wording

EXPECTATIONS = {
    # values
    "missing": N_("expected a value"),
    "text": N_("expected a text"),
    "text_length": N_("expected at most {expected} characters"),
    "cell_length": N_("expected at most {expected} characters in a cell"),
    "one_line": N_("expected text on one line"),
    "control": N_("expected text without control characters"),
    "id": N_("expected an id of letters, digits, - and _"),
    "clock": N_("expected a time of day such as 07:30"),
    "country": N_("expected a country in two capital letters, such as VN"),
    "language": N_("expected a language such as vi or en-GB"),
    "wkt": N_(
        "expected a line or an area as WKT, longitude before latitude, such as"
        " LINESTRING (7.42 43.73, 7.43 43.74)"
    ),
    "roads_file": N_(
        "expected the name of a file .osm.pbf in the event folder, beside the workbook or plan.json"
    ),
    "pattern": N_("expected a text of another form"),
    "whole_number": N_("expected a whole number"),
    "whole_at_least": N_("expected a whole number of at least {expected}"),
    "whole_at_most": N_("expected a whole number of at most {expected}"),
    "number": N_("expected a number such as 1.5"),
    "number_at_least": N_("expected a number of at least {expected}"),
    "number_more_than": N_("expected a number greater than {expected}"),
    "number_at_most": N_("expected a number of at most {expected}"),
    "multiple": N_("expected a multiple of {expected}"),
    "flag": N_("expected true or false"),
    "choice": N_("expected one of {expected}"),
    "record": N_("expected a record with its fields"),
    "list": N_("expected a list"),
    "depth": N_("expected fewer levels, one inside the other"),
    # times
    "time_zone": N_("expected a time zone such as Asia/Ho_Chi_Minh"),
    "moment": N_("expected a time such as 2026-11-27T08:00"),
    "moment_zone": N_("expected a time with its offset, such as 2026-11-27T08:00+07:00"),
    "moment_minute": N_("expected a whole minute"),
    "moment_gap": N_("expected a time that the clock shows: clocks go forward over this one"),
    "moment_twice": N_("expected an offset: clocks go back and this time comes twice"),
    "end_before_start": N_("expected a time after {expected}"),
    "overlap": N_("expected a start no earlier than {expected}, when the one before ends"),
    "outside_phase": N_("expected a time within its phase, {expected}"),
    "off_grid": N_("expected a multiple of {expected} minutes"),
    # records
    "repeated_id": N_("expected an id that no other record has"),
    "changed_text": N_("expected the protected text «{expected}»"),
    "unanswered": N_("expected a criterion with a state in the sheet {expected}"),
    "unknown_id": N_("expected the id of a record in {expected}"),
    "desired_under_minimum": N_("expected at least the minimum, {expected}"),
    "inject_of_nothing": N_("expected an incident type, a contingency plan or both"),
    "inject_without_site": N_("expected a site, or a contingency plan that has one"),
    "cycle": N_("expected no circle: each of these waits for the next"),
    # tables
    "unknown_field": N_("expected a known field, such as {expected}"),
    "unknown_column": N_("expected a known column, such as {expected}"),
    "unknown_sheet": N_("expected a known sheet, such as {expected}"),
    "unknown_file": N_("expected a known file, such as {expected}"),
    "missing_column": N_("expected a column {expected}"),
    "missing_sheet": N_("expected a sheet {expected}"),
    "missing_file": N_("expected a file {expected}"),
    "no_header": N_("expected a title over this column"),
    "repeated_column": N_("expected each column once"),
    "repeated_sheet": N_("expected each sheet once"),
    "repeated_key": N_("expected each field once"),
    "ragged_row": N_("expected {expected} cells, as many as the header has"),
    "format": N_("expected the format {expected}"),
    # files
    "no_event": N_("expected an event folder, a workbook (.xlsx) or a plan.json"),
    "kind_of_file": N_("expected an event folder, a workbook (.xlsx) or a plan.json"),
    "empty_file": N_("expected a file that is not empty"),
    "encoding": N_("expected text in {expected}"),
    "nul": N_("expected text without NUL characters"),
    "file_size": N_("expected at most {expected} bytes"),
    "outside": N_("expected a path that stays inside"),
    "map_missing": N_("expected the file of the roads, beside the plan at {expected}"),
    "without_roads": N_("expected a plan that names the map of its roads"),
    "not_a_file": N_("expected a file"),
    "unreadable": N_("expected a file that can be read"),
    "csv": N_("expected a table with commas, and quotation marks in pairs"),
    "separator": N_("expected commas between the columns"),
    "yaml": N_("expected YAML"),
    "yaml_alias": N_("expected YAML without aliases (& and *)"),
    "yaml_tag": N_("expected YAML without tags (!)"),
    "yaml_key": N_("expected YAML whose keys are texts"),
    "yaml_documents": N_("expected YAML of one document"),
    "json": N_("expected JSON"),
    "geojson": N_("expected GeoJSON: a {expected}"),
    "geojson_crs": N_("expected coordinates in WGS 84"),
    "geojson_point": N_("expected a point"),
    "coordinates": N_("expected longitude and latitude"),
    # workbooks
    "not_a_workbook": N_("expected a workbook (.xlsx)"),
    "old_workbook": N_("expected a workbook (.xlsx) without a password, not an .xls file"),
    "encrypted": N_("expected a workbook without a password"),
    "macros": N_("expected a workbook without macros (.xlsx)"),
    "parts": N_("expected a workbook of at most {expected} parts"),
    "unpacked_size": N_("expected a workbook of at most {expected} bytes once unpacked"),
    "elements": N_("expected a workbook of at most {expected} elements"),
    "broken_workbook": N_("expected a workbook that is not damaged"),
    "formula": N_("expected a value, not a formula"),
    "cell_error": N_("expected a value, not an error"),
    "stray_date": N_("expected a text or a number, not a date"),
    # journals
    "plain_value": N_("expected texts, whole numbers, true, false, null, lists and records alone"),
    "plain_number": N_("expected a whole number of at most 2^53 - 1; write a fraction as text"),
    "moment_utc": N_("expected a time in UTC such as 2026-11-27T01:00:00.000000Z"),
    "subject_id": N_("expected an id of letters, digits and the signs - _ . :"),
    "lower_word": N_("expected a word of small letters, digits and _"),
    "dotted_code": N_("expected a code of words with dots, such as review.finding_recorded"),
    "sha256": N_("expected a SHA-256 of 64 digits 0-9 and a-f"),
    "uuid": N_("expected a UUID in small letters, or nothing"),
    "line_size": N_("expected a line of at most {expected} bytes"),
    "head": N_("expected the number of an entry and its hash, such as 12:9f86…0a08"),
    # roads
    "no_map": N_("expected a map file at this path"),
    "kind_of_map": N_("expected a map of OpenStreetMap (.osm.pbf or .osm)"),
    "broken_map": N_("expected a map of OpenStreetMap that is whole"),
    "no_roads": N_("expected a map with roads on which one can get there and back"),
    "far_from_roads": N_("expected a road for this vehicle at most {expected} m away"),
    "no_network": N_("expected a road network that sansang roads import wrote"),
    "damaged_network": N_("expected a road network that is not damaged: import the map again"),
    "off_the_roads": N_("expected a line along a road of the network"),
    "no_road_inside": N_("expected an area with a road of the network inside"),
    "wkt_linestring": N_("expected a line such as LINESTRING (105.85 21.02, 105.86 21.03)"),
    "wkt_polygon": N_(
        "expected an area such as POLYGON ((105.8 21.0, 105.9 21.0, 105.9 21.1, 105.8 21.0)) whose"
        " edges do not cross"
    ),
    "no_points": N_("expected at least one point"),
    "no_such_road": N_("expected a road that is in the network"),
    # networks and trips in TNTP
    "tntp_header": N_("expected the header {expected} of a TNTP file"),
    "tntp_zones": N_("expected at most as many zones as nodes, {expected}"),
    "tntp_links": N_("expected the number of links that follow, {expected}"),
    "tntp_columns": N_("expected at least {expected} columns"),
    "tntp_node": N_("expected a node from 1 to {expected}"),
    "tntp_zone": N_("expected a zone from 1 to {expected}"),
    "tntp_origin": N_("expected a line Origin before the first trips"),
    "tntp_trip": N_("expected trips such as 12 : 345.6;"),
    # where to wait
    "matrix": N_(
        "expected a matrix with the ids of the places in its first line, or the columns {expected}"
    ),
    "repeated_pair": N_("expected each origin with each destination once"),
    "missing_pair": N_("expected a way, or unreachable, from each origin to each destination"),
    "place_without_demand": N_("expected a demand for each place of {expected}"),
    "place_without_column": N_("expected a column for each place of {expected}"),
    "site_without_row": N_("expected a line for each site of {expected}"),
    "no_demand": N_("expected a place whose demand is more than 0"),
    "no_sites": N_("expected at least one site"),
    "instance_header": N_("expected the number of nodes or points, from 1 to {expected}"),
    "instance_lines": N_("expected as many lines as there are points, {expected}, or edges"),
    "edge_line": N_("expected two nodes and a length, such as 1 2 30"),
    "point_line": N_("expected x, y and demand, such as 409154 435528 50"),
    "more_than_sites": N_("expected at most {expected}, as many as the sites hold"),
    "reaches_nothing": N_("expected at least {expected}, the shortest way to a place with demand"),
    "with_instance": N_("expected no such option beside --instance"),
    # incidents that happened
    "no_incidents": N_("expected at least one incident"),
    "far_from_places": N_("expected a place of the plan at most {expected} m away"),
    # options and outputs
    "missing_option": N_("expected this option"),
    "missing_argument": N_("expected this argument"),
    "unknown_option": N_("expected an option that --help lists"),
    "unknown_command": N_("expected one of the commands {expected}"),
    "option_value": N_("expected a value after this option, or none where it takes none"),
    "too_much": N_("expected fewer arguments"),
    "usage": N_("expected what --help tells"),
    "exists": N_("expected a path at which nothing is yet"),
    "would_replace": N_("expected a path at which nothing is yet; --force replaces what is there"),
    "deployment": N_("expected a deployment.json of this program"),
    "other_event": N_("expected a deployment of the event {expected}"),
    "diversion": N_("expected a diversion.json of this program"),
    "other_diversion": N_("expected a diversion of the event {expected}"),
    "untrue_deployment": N_(
        "expected a deployment that this plan can keep; sansang deploy EVENT --verify FILE says"
        " what it breaks"
    ),
    # rehearsals
    "days_or_precision": N_("expected either --days or --precision, not both"),
    "two_places": N_("expected a deployment in which each team is in one place at a time"),
    "nothing_to_rehearse": N_("expected a post with strength needed: nothing is manned"),
    "inject_outside": N_("expected a time while posts are manned, {expected}"),
    "unknown_pack": N_("expected one of the stress packs {expected}"),
    "pack_two_plans": N_("expected a plan with two contingency plans that may happen together"),
    "pack_main_road": N_(
        "expected a plan with roads, or with a road point of known position on the way to incidents"
    ),
    "pack_agency": N_("expected a deployment with teams that incidents need"),
    "rehearsal_too_many_incidents": N_("expected at most {expected} incidents in a day"),
    "rehearsal_precision": N_("expected a share between 0 and 1, such as 0.01"),
    "rehearsal_workers_died": N_("expected workers that live: days were begun again and again"),
    "no_scheduler": N_("expected a Dask scheduler that answers; there was none for {expected} s"),
    "no_dask": N_("expected Dask to be installed: pip install '{expected}'"),
    "no_pyarrow": N_("expected PyArrow to be installed: pip install '{expected}'"),
    "no_conclusion": N_("expected a review that the chair has concluded"),
    "no_report": N_("expected an agency that has written a report for the review"),
    "is_a_folder": N_("expected the path of a file, not of a folder"),
    "not_a_folder": N_("expected the path of a folder"),
    "no_room": N_("expected the room to be installed: pip install 'sansang[room]'"),
    "full": N_("expected an output that takes what is written"),
    "unwritable": N_("expected a place that can be written to"),
    "foreign_folder": N_("expected a new or empty folder: others put files into this one"),
    "changed_folder": N_("expected a new or empty folder: files in this one were changed by hand"),
}

_LINE = re.compile(r"(?P<file>.*) line (?P<line>\d+)", re.DOTALL)


def describe_fault(fault: Fault, wording: Wording) -> str:
    """Return the sentence of a fault: place, field, what was found and what was expected."""
    where = ", ".join(part for part in (_place(fault.place, wording), fault.field) if part)
    said = [_expectation(fault, wording)]
    if fault.found:
        said.insert(0, wording.say(N_('found "{found}"'), {"found": fault.found}))
    return f"{where}: {', '.join(said)}"


def _place(place: str, wording: Wording) -> str:
    match = _LINE.fullmatch(place)
    return wording.say(N_("{file} line {line}"), match.groupdict()) if match else place


def _expectation(fault: Fault, wording: Wording) -> str:
    message = EXPECTATIONS.get(fault.code)
    if message is None:  # of another part of the program
        return f"{fault.code} {fault.expected}".strip()
    return wording.say(message, {"expected": fault.expected})
