package pactwatch.analysis.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** Frames of help that a member asks the pact for, and of help that it is not given. */
final class HelpFrames {

    private static final int WINDOW = 12;
    private static final int NEAR = 4;

    private HelpFrames() {}

    static void request(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isForHelp =
                reading.within("HELP", trigger.from() - NEAR, trigger.to() + WINDOW).stream()
                        .anyMatch(h -> h.from() >= trigger.to() || isCloseNoun(trigger, h));
        boolean isQuestion = reading.hasWithin("ASKABOUT", trigger.to(), trigger.to() + 1);
        if (!isForHelp || isQuestion || !isToThePact(reading, trigger)) {
            return;
        }
        boolean isAsked = reading.hasWithin("BEING", trigger.from() - 1, trigger.from());
        if (isAsked) {
            return;
        }
        boolean namesPact =
                reading.pacts().stream()
                        .anyMatch(p ->
                                p.from() >= trigger.to() && p.from() - trigger.to() <= NEAR * 2);
        String asker = direct(reading, trigger);
        List<String> askers =
                asker == null ? Members.subjects(reading, trigger, trigger) : List.of(asker);
        askers.stream()
                .filter(m -> !reading.isLeading(m) || namesPact)
                .forEach(m ->
                        frames.add(
                                Frame.of(
                                        reading, Kind.ASSISTANCE_REQUEST, m, trigger, "help.ask")));
    }

    /**
     * "Moscow asked", "Minsk has not asked": who stands before the verb, even the leading state.
     */
    private static @Nullable String direct(Reading reading, Mark trigger) {
        return reading.members().stream()
                .filter(m -> m.to() <= trigger.from() && !trigger.value().equals("NOUN"))
                .filter(m -> !Members.isGoverned(reading, m))
                .filter(m -> isOnlyVerbal(reading, m.to(), trigger.from()))
                .map(Mark::value)
                .findFirst()
                .orElse(null);
    }

    private static boolean isOnlyVerbal(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean isPart =
                    reading.hasWithin("AUX", i, i + 1)
                            || reading.hasWithin("NEG", i, i + 1)
                            || Set.of("had", "has", "did", "does", "yet", "also", "already")
                                    .contains(reading.form(i));
            if (!isPart) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCloseNoun(Mark trigger, Mark help) {
        return trigger.value().equals("NOUN") && trigger.from() - help.to() <= 1;
    }

    /** A plea to the leading state alone is none to the pact. */
    static boolean isToThePact(Reading reading, Mark trigger) {
        if (PactObjects.inReach(reading, trigger).isEmpty()) {
            return false;
        }
        boolean isToLeader =
                reading.members().stream()
                        .filter(m -> reading.isLeading(m.value()))
                        .anyMatch(m ->
                                m.from() >= trigger.from()
                                        && m.from() - trigger.to() <= WINDOW
                                        && (reading.hasWithin("PREP", m.from() - 1, m.from())
                                                || m.from() - trigger.to() <= 1));
        boolean isPactNear =
                reading.pacts().stream().anyMatch(p -> PactObjects.distance(p, trigger) <= WINDOW);
        return !isToLeader || isPactNear;
    }

    static void refusal(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isDenied =
                Negations.isUndone(reading, trigger)
                        || reading.hasWithin("REFUSAL", trigger.from() - NEAR, trigger.from());
        if (!isDenied || !isByThePact(reading, trigger)) {
            return;
        }
        inNeed(reading, trigger)
                .filter(_ -> reading.discourse().wasHelpAsked())
                .ifPresent(m ->
                        frames.add(
                                Frame.of(
                                                reading,
                                                Kind.ASSISTANCE_REFUSAL,
                                                m,
                                                trigger,
                                                "help.refuse")
                                        .holdingNegation()));
    }

    /** What the leading state refuses on its own is not refused by the pact. */
    static boolean isByThePact(Reading reading, Mark trigger) {
        if (PactObjects.inReach(reading, trigger).isEmpty()) {
            return false;
        }
        boolean isLeader =
                reading.members().stream()
                        .anyMatch(m ->
                                reading.isLeading(m.value())
                                        && m.to() <= trigger.from()
                                        && trigger.from() - m.to() <= WINDOW);
        boolean isPact = reading.pacts().stream().anyMatch(p -> p.to() <= trigger.from());
        boolean isAlly = reading.hasWithin("ALLY", 0, trigger.from());
        return !isLeader || isPact || isAlly;
    }

    /** Whom the help was refused to: who asked, or the member that the text is about. */
    static Optional<String> inNeed(Reading reading, Mark trigger) {
        Optional<String> named =
                reading.members().stream()
                        .filter(m -> !reading.isLeading(m.value()) && reading.isParty(m.value()))
                        .filter(m -> !Set.of("in", "at").contains(reading.form(m.from() - 1)))
                        .min((a, b) ->
                                Integer.compare(
                                        PactObjects.distance(a, trigger),
                                        PactObjects.distance(b, trigger)))
                        .map(Mark::value);
        return named.or(() -> Optional.ofNullable(reading.discourse().asker()))
                .or(() -> Optional.ofNullable(reading.lastMember()));
    }
}
