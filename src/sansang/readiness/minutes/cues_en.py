"""Words by which English minutes order, judge, report and ask."""

import re

ACTIONS_EN = (
    "ensure|make sure|see to it|complete|finish|finali[sz]e|report|provide|place|post|open"
    "|close|clear"
    "|keep|check|inspect|test|verify|prepare|publish|issue|send|submit|hand over|file"
    "|deliver|install"
    "|repair|replace|remove|fix|review|update|revise|identify|monitor|watch|count|train"
    "|rehearse|exercise"
    "|brief|coordinate|arrange|organi[sz]e|set up|establish|appoint|name|designate|assign"
    "|station|deploy"
    "|strengthen|increase|add|reduce|limit|stop|prevent|avoid|do not|don't|never|always"
    "|maintain|hold"
    "|conduct|carry out|translate|inform|notify|display|mark|secure|protect|draw up|write"
    "|list|record"
    "|follow|track|photograph|film|disperse|turn back|break up|vet|screen|use|discourage"
    "|block|gauge"
    "|confirm|present|take|give|move|survey|measure|improve|continue|immediately|urgently|please"
    "|reserve|supply|man|staff|guard|patrol|receive|answer|separate|lock|unlock|run|contain"
    "|scan|compile"
    "|collect|observe|ban|detain|arrest|register|kettle|cordon|keep away|shadow|gather"
    "|escort|infiltrate|question|read|refuse|guide|lead|meet"
)
_CHAIR = (
    r"(?:we|(?:the )?(?:[a-z]+ ){0,2}(?:chair(?:man|woman|person)?|committee|delegation|head|review"
    r"|meeting|subcommittee|director|inspectors?))"
)
_ASKS = (
    r"(?:requests?|requested|directs?|directed|asks?|asked|instructs?|instructed|orders?|ordered"
    r"|assigns?|assigned|tasks?|tasked|calls? (?:up)?on|called (?:up)?on|urges?|urged"
    r"|requires?|required)"
)
DIRECTED = re.compile(
    rf"(?:^|[,;:]\s+|\b(?:and|but|however,?)\s+){_CHAIR}\s+(?:(?:also|hereby|further"
    rf"|therefore)\s+)?{_ASKS}"
    r"\s+(?!whether|if|for\b|about|how)"
)
PERFORMATIVE_EN = re.compile(
    r"(?:^|[,;:]\s+|\b(?:and|then)\s+)(?:please\s+|we\s+)?(?:assign|request|direct|instruct"
    r"|task|ask"
    r"|order|require|call on)\s+(?=the\b|all\b|each\b|every\b|[a-z]+ )(?![^,]{0,40}\?)"
)
PASSIVE = re.compile(
    r"\b(?:is|are)\s+(?:hereby\s+|kindly\s+)?(?:required|requested|directed|asked|instructed|tasked"
    r"|assigned|ordered|expected|urged|reminded|responsible)\s+(?:to|for|with)\b"
)
MODAL_EN = re.compile(
    r"\b(?:shall|must|should|will|is to|are to|has to|have to|needs? to|is not to|are not to)\s+"
    r"(?!have been|have had|be a mistake)"
)
BE_TO = re.compile(r"\b(?:is|are)\s+(?:not\s+)?to\s")
NO_ONE_ORDERED = re.compile(
    r"(?:the\s+)?(?:[a-z]+\s+){0,2}(?:plan|aim|purpose|goal|intention|idea|objective|it"
    r"|there|question"
    r"|hope|opening|session)\s*$"
)
IMPERATIVE_EN = re.compile(rf"(?:{ACTIONS_EN})(?!\w)")
TO_DO = re.compile(rf"\s*(?:[,:–-]\s*)?(?:to\s+)(?:{ACTIONS_EN})\b")
COLON_DO = re.compile(rf"\s*[:–-]\s*(?:{ACTIONS_EN})\b")
OPENING_EN = re.compile(
    r"(?:(?:in addition|also|furthermore|moreover|finally|meanwhile|action|at the same time"
    r"|first(?:ly)?"
    r"|second(?:ly)?|please|for this|however)\s*[,:]?\s+|(?:on|for|in|at|from|during|after"
    r"|before|to)\s"
    r"[^,:]{0,80}[,:]\s+)"
)
CONDITION_EN = re.compile(r"(?:if|in case|in the event|unless|should|suppose|provided that)\b")
NOT_ORDERED = re.compile(
    r"\b(?:would|could|might|may|has been|have been|had|was|were|already|reported that|noted|said"
    r"|thanked|thanks|thank|concluded|usually|normally|previous review|praised|welcomed"
    r"|observed that"
    r"|believes?|thinks?|hopes?)\b"
)
