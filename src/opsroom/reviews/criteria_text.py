"""The criteria of a review as YAML, to be edited and read back."""

import io

from ruamel.yaml import YAML

from sansang.readiness import CriteriaSet


def criteria_text(criteria: CriteriaSet) -> str:
    """Return a set of criteria as YAML, as its editor shows it."""
    yaml = YAML()
    yaml.width = 100
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(criteria.model_dump(mode="json"), out)
    return out.getvalue()
