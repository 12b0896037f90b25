"""English words for what the line excludes, and for what only sounds alike."""

import re

from sansang.readiness.minutes.line_words_vi import Rule
from sansang.readiness.minutes.records import Category

_WATCH = (
    r"\b(?:monitor|watch|track|observe|scan|follow|survey|gauge|screen|trawl|analy[sz]e"
    r"|collect|study"
    r"|keep (?:an eye|(?:a )?(?:close |constant )?watch|tabs|track)(?: on| of)?|report on"
    r"|listen to|surveil)(?:s|es|ed|ing)?\b"
)
_GAP = r"[^.;!?]{0,60}?\b"
_OPINION = (
    r"(?:public opinion|opinions?|social media|social networks?|online (?:posts|comments"
    r"|activity)|sentiment"
    r"|rumou?rs|facebook|zalo|tiktok|the mood|mood of|beliefs?|religio(?:n|us)"
    r"|political views|attitudes?)\b"
)
_SPARED_OPINION = re.compile(r"\b(?:progress|weather|density|publish|post the)\b")
_PERSONS = (
    r"(?:foreigners|foreign (?:visitors|nationals|citizens)|activists?|individuals|suspects"
    r"|suspicious"
    r"|persons of interest|troublemakers|agitators|protest(?:er|or)s|petitioners"
    r"|demonstrators|complainants"
    r"|journalists|reporters|participants|residents|organi[sz]ers of|ringleaders|known \w+"
    r"|leaders of|the group|members of the"
    r" public|people (?:who|with)|those who|persons|subjects|dissidents|believers)\b"
)
_SPARED_PERSONS = re.compile(
    r"\b(?:density|flow|number|numbers|count|queue|queues|waiting|health|temperature"
    r"|how many|weather"
    r"|luggage|bags?|per square|injured|hurt|missing|lost|level)\b"
)
_FILE = (
    r"\b(?:(?:keep|make|compile|draw up|prepare|maintain|file|collect|hand over"
    r"|submit) (?:a |the )?(?:watch"
    r"|black)?\s?(?:list|lists|files?|record|register|names)(?: of| on) (?:all |the |known "
    r"|any )*(?:foreign\w*"
    r"|people|persons|activists|individuals|residents|protesters|petitioners|participants"
    r"|complainants"
    r"|suspects|demonstrators|citizens|organi[sz]ers|attendees)|watch\s?lists?|blacklists?"
    r"|persons of interest)"
)
_VET = (
    r"\b(?:vet(?:ting)?\b(?! the (?:plan|contract|equipment))|background checks?"
    r"|security screening of|(?:check|look) into the past"
    r"|(?:check|verify|record) (?:the )?(?:nationality|religion|beliefs))"
)
_IDENTIFY = (
    r"\b(?:fac(?:e|ial) recognition|identif(?:y|ies|ying) [^.;:!?]{0,30}?(?:people|persons"
    r"|individuals"
    r"|participants|protest\w+|petitioners|demonstrators|organi[sz]ers|leaders|ringleaders"
    r"|who (?:attends|takes"
    r" part|speaks))|(?:film|photograph|record|video)(?:ing|s)?\s+[^.;:!?]{0,25}?(?:people|persons"
    r"|participants|protest\w+|petitioners|demonstrators|faces|crowd|who (?:attends"
    r"|takes part|speaks)))"
)
_SPARED_IDENTIFY = re.compile(
    r"\b(?:injured|wounded|casualties|victims|lost|missing|need help|at risk|hazards?"
    r"|density|number)\b"
)
_GATHERING = (
    r"(?:petition(?:s|er|ers|ing)?(?!\s+(?:desk|form|office|box|point))|protest(?:s|er|ers"
    r"|ing)?|demonstrat(?:ion|ions|ors)|gatherings?|assembl(?:y|ies)"
    r"|rall(?:y|ies)|marches|complaints|complainants)\b"
)
_HINDER = (
    r"\b(?:prevent|stop|block|hinder|deter|discourage|turn back|turn away|ban|forbid"
    r"|suppress|avoid|clear away"
    r"|break up|disperse|remove|contain|kettle|intercept|dissuade|obstruct|detain|arrest"
    r"|keep|move on)(?:s|ed"
    r"|ing)?\b"
)
_SPARED_GATHERING = re.compile(
    r"\bkeep (?:the |its |an? )?(?:\w+ ){0,5}?(?:open|safe|clear|free|informed|receipt)"
    r"|assembly (?:area|point)"
    r"|petition desk|\b(?:delays?|smoke|vehicles|cars|trucks|lorries|crush|record of|copy"
    r"|copies|receipts?)\b|keep (?:the )?(?:announced )?gathering"
)
_DISPERSE = (
    r"\b(?:disperse|break up|kettle|contain|corral|encircle|cordon (?:in"
    r"|off))\s+(?:\w+\s+){0,4}?(?:crowds?|people"
    r"|gathering|persons|group|groups)\b"
)


_NONE_ALLOWED = (
    r"\bno (?:protests?|gatherings?|demonstrations?|petition(?:s|ers)?|rall(?:y|ies)"
    r"|protesters|crowds?)\s+(?:shall"
    r"|may|is|are|takes?|will|can|must|should|reach|near|be|to|come)\b"
    r"|\b(?:protesters|petitioners|demonstrators|complainants)\s+(?:\w+\s+){0,3}?(?:not"
    r"|never|cannot|don't)\s+(?:reach"
    r"|enter|come|get|approach|gather|appear|be seen)\b"
)


def _rule(category: Category, sought: str, spared: re.Pattern[str] | None = None) -> Rule:
    return category, re.compile(sought), spared


EN: tuple[Rule, ...] = (
    _rule(Category.IDENTIFYING_PEOPLE, _IDENTIFY, _SPARED_IDENTIFY),
    _rule(Category.WATCHING_OPINION, _WATCH + _GAP + _OPINION, _SPARED_OPINION),
    _rule(Category.HINDERING_GATHERINGS, _DISPERSE),
    _rule(Category.HINDERING_GATHERINGS, _HINDER + _GAP + _GATHERING, _SPARED_GATHERING),
    _rule(Category.HINDERING_GATHERINGS, _NONE_ALLOWED),
    _rule(Category.WATCHING_PERSONS, _FILE),
    _rule(Category.WATCHING_PERSONS, _VET),
    _rule(Category.WATCHING_PERSONS, _WATCH + _GAP + _PERSONS, _SPARED_PERSONS),
)
