"""Event plans on disk."""

from sansang.eventfile.document import plan_schema, plan_sha256, read_plan, write_json

__all__ = ["plan_schema", "plan_sha256", "read_plan", "write_json"]
