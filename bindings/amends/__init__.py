"""What to do next when something went wrong for a customer.

    import amends

    policy = amends.load("policies/computer-repair.yaml")
    answer = policy.recommend(case, now=now)  # a dict or JSON text; an aware datetime or RFC 3339 text
    print(answer)                             # what to say and do, and why
    answer.step.id, answer.ask_first, answer.empowerment.limits["goodwill"].left
"""

from ._amends import (
    Approval,
    AskFirst,
    Burden,
    BurdenOf,
    Closure,
    Commitment,
    Diagnostic,
    Empowerment,
    Fact,
    FactReading,
    Limit,
    Money,
    Option,
    Policy,
    PolicyName,
    Question,
    Reason,
    Recommendation,
    Remedy,
    Step,
    UsedEase,
    Value,
    WhatIf,
    __version__,
    language_version,
    load,
    loads,
)
from ._errors import CaseError, PolicyError

__all__ = [
    "Approval",
    "AskFirst",
    "Burden",
    "BurdenOf",
    "CaseError",
    "Closure",
    "Commitment",
    "Diagnostic",
    "Empowerment",
    "Fact",
    "FactReading",
    "Limit",
    "Money",
    "Option",
    "Policy",
    "PolicyError",
    "PolicyName",
    "Question",
    "Reason",
    "Recommendation",
    "Remedy",
    "Step",
    "UsedEase",
    "Value",
    "WhatIf",
    "__version__",
    "language_version",
    "load",
    "loads",
]
