"""The factors on which areas are rated unless a partnership defines others."""

from interlocal.modules.assessment.scan import Factor

#: Of the shared services study of the City and the County of Milwaukee; "high" speaks for sharing.
MILWAUKEE = (
    Factor("similarity", "Similarity, or lack of distinct specialization"),
    Factor("efficiencies", "Potential for personnel and operational efficiencies"),
    Factor("challenges", "Major common challenges"),
    Factor("centralization", "Potential for efficiency via centralization"),
)
