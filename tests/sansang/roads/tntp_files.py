"""TNTP files written by hand: a town of three zones and a junction, and ways to break them."""

from pathlib import Path

NET = """<NUMBER OF ZONES> 3
<NUMBER OF NODES> 4
<FIRST THRU NODE> 4
<NUMBER OF LINKS> 5
<ORIGINAL HEADER>~ init term capacity
<END OF METADATA>


~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;
\t1\t4\t100\t2\t3\t0.15\t4\t50\t10\t1\t;
\t4\t2\t100\t1\t0\t0.15\t4\t50\t0\t1\t;
\t4\t2\t50\t1\t2\t1\t1\t50\t0\t1\t;
\t4\t3\t0\t1\t5\t0\t0\t50\t0\t1\t;
\t1\t2\t100\t9\t20\t0\t0
"""
TRIPS = """<NUMBER OF ZONES> 3
<TOTAL OD FLOW> 185.0
<END OF METADATA>

Origin \t1
    1 :     5.0;     2 :   120.0;
    3 :    40.0;
~ nobody leaves the second
Origin 3
    1 :    20.0;
"""

BROKEN_NETS = {
    "no header at all": (NET[NET.index("~\t") :], "expected the header <END OF METADATA>"),
    "no end of the header": (
        NET.replace("<END OF METADATA>\n", ""),
        "expected the header <END OF METADATA>",
    ),
    "no number of nodes": (
        NET.replace("<NUMBER OF NODES> 4\n", ""),
        "expected the header <NUMBER OF NODES>",
    ),
    "a number that is none": (
        NET.replace("LINKS> 5", "LINKS> five"),
        'line 4, NUMBER OF LINKS: found "five", expected a whole number of at least 1',
    ),
    "fewer links than told": (
        NET.replace("LINKS> 5", "LINKS> 6"),
        'line 4: found "6", expected the number of links that follow, 5',
    ),
    "more zones than nodes": (
        NET.replace("ZONES> 3", "ZONES> 9"),
        'line 1: found "9", expected at most as many zones as nodes, 4',
    ),
    "negative capacity": (
        NET.replace("\t4\t2\t50\t", "\t4\t2\t-50\t"),
        'line 12, capacity: found "-50", expected a number of at least 0',
    ),
    "no capacity where cost depends on it": (
        NET.replace("\t4\t2\t50\t", "\t4\t2\t0\t"),
        'line 12, capacity: found "0", expected a number greater than 0',
    ),
    "a time that is no number": (
        NET.replace("\t1\t4\t100\t2\t3\t", "\t1\t4\t100\t2\tnan\t"),
        'line 10, free_flow_time: found "nan", expected a number such as 1.5',
    ),
    "an unknown node": (
        NET.replace("\t1\t2\t100\t9", "\t1\t7\t100\t9"),
        'line 14, term_node: found "7", expected a node from 1 to 4',
    ),
    "a line cut off": (
        NET.replace("\t1\t2\t100\t9\t20\t0\t0", "\t1\t2\t100"),
        "line 14",
    ),
}
BROKEN_TRIPS = {
    "an unknown zone": (
        TRIPS.replace("3 :    40.0", "4 :    40.0"),
        'line 7, destination: found "4", expected a zone from 1 to 3',
    ),
    "an unknown origin": (
        TRIPS.replace("Origin 3", "Origin 0"),
        'line 9, origin: found "0", expected a zone from 1 to 3',
    ),
    "trips of nobody": (
        TRIPS.replace("Origin \t1\n", ""),
        "expected a line Origin before the first trips",
    ),
    "negative vehicles": (
        TRIPS.replace("120.0", "-1"),
        'line 6, vehicles: found "-1", expected a number of at least 0',
    ),
    "no pairs": (
        TRIPS.replace("3 :    40.0;", "3    40.0;"),
        'line 7: found "3 40.0;", expected trips such as 12 : 345.6;',
    ),
}


def written(folder: Path, net: str = NET, trips: str = TRIPS) -> tuple[Path, Path]:
    """Write both files; returns their paths."""
    files = folder / "town_net.tntp", folder / "town_trips.tntp"
    for file, text in zip(files, (net, trips), strict=True):
        file.write_text(text, encoding="utf-8")
    return files
