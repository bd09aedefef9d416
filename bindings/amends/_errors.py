"""What is raised for a policy or a case with mistakes: all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._amends import Diagnostic


class _Mistakes(ValueError):
    """Carries every mistake, and the warnings beside them, as `diagnostics`."""

    def __init__(self, diagnostics: Sequence[Diagnostic]):
        super().__init__("\n\n".join(str(diagnostic) for diagnostic in diagnostics))
        self.diagnostics = list(diagnostics)


class PolicyError(_Mistakes):
    """A policy that cannot be loaded."""


class CaseError(_Mistakes):
    """A case that cannot be read."""
