"""What the values of a choice are called. In the files they keep their English names."""

from sansang.wording import N_, Wording

CHOICES = {
    # kinds of event
    "indoor_congress": N_("indoor congress"),
    "summit": N_("summit"),
    "outdoor_festival": N_("outdoor festival"),
    "concert": N_("concert"),
    "sport": N_("sports event"),
    "road_race": N_("road race"),
    "border_area": N_("event in a border area"),
    "other": N_("other"),
    # papers
    "vn_administrative": N_("Vietnamese administrative paper"),
    "vn_party": N_("Vietnamese Party paper"),
    "international": N_("international"),
    "own": N_("in one's own name"),
    # sites
    "venue": N_("venue"),
    "hotel": N_("hotel"),
    "hospital": N_("hospital"),
    "station": N_("station"),
    "border_crossing": N_("border crossing"),
    "road_point": N_("road point"),
    "reception_point": N_("reception point"),
    "gathering_place": N_("gathering place"),
    "base": N_("base"),
    "staging": N_("staging area"),
    "command_post": N_("command post"),
    "fixed": N_("fixed seats"),
    "not_fixed": N_("seats that are not fixed"),
    "none": N_("none"),
    # agencies and groups of work
    "police": N_("police"),
    "fire_rescue": N_("fire prevention and rescue"),
    "medical": N_("medical care"),
    "military": N_("military"),
    "border_guard": N_("border guard"),
    "traffic": N_("traffic"),
    "city": N_("city"),
    "utility": N_("utility"),
    "public_order": N_("public order"),
    "delegate_safety": N_("safety of delegates"),
    "border_line": N_("border line"),
    "public_information": N_("public information"),
    "logistics": N_("logistics"),
    "strategic": N_("strategic"),
    "tactical": N_("tactical"),
    "operational": N_("operational"),
    # vehicles
    "motorcycle": N_("motorcycle"),
    "car": N_("car"),
    "van": N_("van"),
    "bus": N_("bus"),
    "ambulance": N_("ambulance"),
    "fire_engine": N_("fire engine"),
    "ladder": N_("ladder truck"),
    "rescue": N_("rescue vehicle"),
    "truck": N_("truck"),
    "emergency": N_("emergency vehicles"),
    "foot": N_("on foot"),
    # traffic
    "residents": N_("residents"),
    "delegates": N_("delegates of the event"),
    "duty": N_("vehicles on duty for the event"),
    "close": N_("close the road"),
    "one_way": N_("make the road one-way"),
    "sign": N_("sign it as the diversion"),
    # strength and size
    "people": N_("people"),
    "teams": N_("teams"),
    "up_to_50": N_("up to 50"),
    "50_to_200": N_("50 to 200"),
    "200_to_1000": N_("200 to 1,000"),
    "over_1000": N_("over 1,000"),
    # states
    "planned": N_("planned"),
    "in_progress": N_("in progress"),
    "blocked": N_("blocked"),
    "done": N_("done"),
    "given": N_("given"),
    "acknowledged": N_("acknowledged"),
    "evidenced": N_("evidenced"),
    "closed": N_("closed"),
}


def choice_label(value: str, wording: Wording) -> str:
    """Return what a value is called; signs such as TM., A, IV and 60 stand for themselves."""
    return wording(CHOICES[value]) if value in CHOICES else value
