"""Makes `strategies` and `samples` importable by every test, and sets how Hypothesis runs."""

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

# A slow machine is no failure; in CI the examples are the same each time, so that a red run can be repeated.
settings.register_profile(
    "aseanhr",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("aseanhr")
