"""Labels of the fields of an anonymous casus, and of the groups they tell."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.anonymising.fields import Field, Group

ANONYMOUS_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    Field: {
        Field.OUTCOME: Both("uitkomst", "outcome"),
        Field.TRAITS: Both("risico's", "risks"),
        Field.NEEDS: Both("wat nodig is", "what is needed"),
        Field.STELSELS: Both("stelsels met een besluit", "systems with a decision"),
        Field.TITLE: Both("titel", "title"),
        Field.SECURITY: Both("nodig beveiligingsniveau", "security level needed"),
        Field.HIGH_RISK: Both("hoog risico", "high risk"),
        Field.AGE: Both("leeftijd", "age"),
        Field.SEX: Both("geslacht", "sex"),
        Field.CHILD: Both("met kind", "with a child"),
        Field.URGENCY: Both("spoed", "urgency"),
        Field.AREA: Both("veiligheidsregio", "veiligheidsregio"),
    },
    Group: {
        Group.ADDICTION: Both("verslaving", "addiction"),
        Group.BEHAVIOUR: Both("gedrag", "behaviour"),
        Group.OFFENCE: Both("ernstig delict", "serious offence"),
        Group.HEALTH: Both("gezondheid of beperking", "health or disability"),
        Group.DAILY_LIFE: Both("dagelijks leven", "daily life"),
        Group.HOUSING: Both("wonen", "housing"),
        Group.SUPPORT: Both("begeleiding", "support"),
        Group.ROUND_THE_CLOCK: Both("begeleiding rond de klok", "round-the-clock care"),
        Group.TREATMENT: Both("behandeling", "treatment"),
        Group.NO_TREATMENT: Both("geen behandeling", "no treatment"),
        Group.SPECIAL_DWELLING: Both("bijzondere woonplek", "special dwelling"),
        Group.CIVIL: Both("civiele titel", "civil title"),
        Group.FORENSIC: Both("strafrechtelijke titel", "criminal title"),
        Group.PROPOSAL: Both("een voorstel", "a proposal"),
        Group.PLACED: Both("een plek", "a place"),
        Group.WAITING: Both("nog geen plek", "no place yet"),
        Group.NOBODY: Both("geen", "none"),
        Group.SOME: Both("wel, niet gezegd welke", "some, not said which"),
        Group.ONE: Both("één", "one"),
        Group.SEVERAL: Both("meer dan één", "more than one"),
        Group.LOWER: Both("0 of 1", "0 or 1"),
        Group.HIGHER: Both("2 of hoger", "2 or higher"),
        Group.UNKNOWN: Both("onbekend", "unknown"),
        Group.YES: Both("ja", "yes"),
        Group.NO: Both("nee", "no"),
    },
}
