"""Style sheets of drawings: as a page has them, and with every colour written out for paper."""

import re

_ROOT = re.compile(r":root \{(.*?)\}", re.DOTALL)
_COLOUR = re.compile(r"(--[a-z0-9-]+): (#[0-9a-f]{6});")
_VARIABLE = re.compile(r"var\((--[a-z0-9-]+)\)")


def written_out(style_sheet: str) -> str:
    """Return the rules of a style sheet in its light colours, for a drawing that stands alone.

    The sheet begins with its light colours (``:root``), then has its dark ones in a media query
    of its own, then its rules.
    """
    root = _ROOT.search(style_sheet)
    assert root is not None
    colours = dict(_COLOUR.findall(root.group(1)))
    rules = _ROOT.split(style_sheet, maxsplit=2)[-1]
    rules = rules[rules.index("}") + 1 :]
    return _VARIABLE.sub(lambda found: colours[found.group(1)], rules).strip()
