package pactwatch.analysis.claim;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.text.Mark;

/** Finds where a force goes or leaves from, and where an exercise is held. */
final class Places {

    private static final Set<String> INTO =
            Set.of("to", "into", "in", "в", "во", "на", "across", "у", "до", "inside");
    private static final Set<String> OUT_OF = Set.of("from", "из", "in", "в", "с", "з", "зі", "із");

    private static final Set<String> TOWARDS = Set.of("to", "into", "в", "во");
    private static final int FILLERS_MAX = 5;
    private static final Set<String> FILLERS =
            Set.of(
                    "the",
                    "republic",
                    "of",
                    "neighbouring",
                    "neighboring",
                    "protest-hit",
                    "fellow",
                    "allied",
                    "southern",
                    "northern",
                    "eastern",
                    "western");
    private static final int ELSEWHERE_WINDOW = 8;
    private static final int NAMED_WINDOW = 12;
    private static final int LEAD_SENTENCES = 6;

    private Places() {}

    /** Where a force is sent: the member after "to" or "in", or the one that the text is about. */
    static Optional<String> destination(Reading reading, Mark trigger) {
        Optional<String> governed = named(reading, trigger);
        if (governed.isPresent()) {
            return governed;
        }
        if (isElsewhere(reading, trigger)) {
            return Optional.empty();
        }
        boolean isNoun = trigger.value().equals("NOUN");
        Optional<Mark> entered =
                reading.places().stream()
                        .filter(m ->
                                m.from() == trigger.to() || (isNoun && m.to() == trigger.from()))
                        .findFirst();
        return entered.map(Mark::value).or(() -> lastPlace(reading));
    }

    /** "To the Donbas": a place that the pack does not know. */
    private static boolean isElsewhere(Reading reading, Mark trigger) {
        int last = Math.min(trigger.to() + ELSEWHERE_WINDOW, reading.sentence().size() - 1);
        for (int i = trigger.to(); i < last; i++) {
            int next = reading.form(i + 1).equals("the") ? i + 2 : i + 1;
            boolean isName =
                    next < reading.sentence().size() && reading.sentence().token(next).isCapital();
            boolean isKnown =
                    reading.hasWithin("PACT", next, next + 1)
                            || reading.hasWithin("STATENOUN", next - 1, next + 1)
                            || reading.hasWithin("MEMBER", next, next + 1);
            if (TOWARDS.contains(reading.form(i)) && isName && !isKnown) {
                return true;
            }
        }
        return false;
    }

    /** The member that "to", "in" or "into" governs nearest to a trigger. */
    static Optional<String> named(Reading reading, Mark trigger) {
        return reading.places().stream()
                .filter(m -> INTO.contains(prepositionOf(reading, m)))
                .filter(m -> PactObjects.distance(m, trigger) <= NAMED_WINDOW)
                .filter(m -> !PactObjects.isBreakBetween(reading, trigger.to(), m.from()))
                .min(Comparator.comparingInt((Mark m) -> PactObjects.distance(m, trigger)))
                .map(Mark::value);
    }

    private static Optional<String> lastPlace(Reading reading) {
        boolean isLead = reading.index() < LEAD_SENTENCES;
        return Optional.ofNullable(reading.lastPlace())
                .or(() -> Optional.ofNullable(reading.discourse().knownHost()))
                .or(() -> Optional.ofNullable(isLead ? reading.lastMember() : null));
    }

    static boolean isWithin(Reading reading, Mark member) {
        return prepositionOf(reading, member).equals("in");
    }

    /** Where a force leaves from. */
    static Optional<String> place(Reading reading, Mark trigger) {
        Optional<String> governed =
                reading.places().stream()
                        .filter(m -> OUT_OF.contains(prepositionOf(reading, m)))
                        .min((a, b) ->
                                Integer.compare(
                                        PactObjects.distance(a, trigger),
                                        PactObjects.distance(b, trigger)))
                        .map(Mark::value);
        Optional<String> left =
                reading.places().stream()
                        .filter(m -> m.from() == trigger.to())
                        .map(Mark::value)
                        .findFirst();
        return left.or(() -> governed).or(() -> lastPlace(reading));
    }

    /** The preposition before a member, over articles and the like. */
    private static String prepositionOf(Reading reading, Mark member) {
        int at = member.from() - 1;
        while (at > member.from() - FILLERS_MAX && FILLERS.contains(reading.form(at))) {
            at--;
        }
        return reading.form(at);
    }
}
