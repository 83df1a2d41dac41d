"""Three small invented shops on loopback: what leadwalk scans as shipped, and what tests walk.

Imported by the command line and the tests only; the crawler, the checks and the reports know nothing of it.
"""

from demo.server import DemoServer
from demo.shop import SLUGS

__all__ = ["SLUGS", "DemoServer"]
