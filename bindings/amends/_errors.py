"""What is raised for mistakes in what was given: all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._amends import Diagnostic


class Error(ValueError):
    """What was given has mistakes. Carries every one, and the warnings beside them, as `diagnostics`."""

    def __init__(self, diagnostics: Sequence[Diagnostic]):
        super().__init__("\n\n".join(str(diagnostic) for diagnostic in diagnostics))
        self.diagnostics = list(diagnostics)


class PolicyError(Error):
    """A policy that cannot be loaded."""


class CaseError(Error):
    """A case that cannot be read."""
