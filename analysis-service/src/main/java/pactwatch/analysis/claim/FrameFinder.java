package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pactwatch.analysis.text.Mark;

/** Joins triggers with their objects: language-neutral rules over the marks of a sentence. */
final class FrameFinder {

    private static final Set<String> BARE_FORM_MARKERS =
            Set.of("to", "will", "'ll", "would", "may", "might", "could", "can", "should", "must");

    /** Verbs that are nouns too, and are nouns unless something marks them as verbs. */
    private static final Set<String> NOUNS = Set.of("freeze", "exit", "halt", "pause");

    private FrameFinder() {}

    static List<Frame> find(Reading reading) {
        List<Frame> frames = new ArrayList<>();
        for (Mark mark : reading.marks()) {
            Mark trigger = inContext(reading, mark);
            switch (trigger.category()) {
                case "EXIT" -> MembershipFrames.exit(reading, trigger, frames);
                case "DEPART" -> ForceFrames.depart(reading, trigger, frames);
                case "FREEZE" -> MembershipFrames.freeze(reading, trigger, frames);
                case "JOIN" -> MembershipFrames.join(reading, trigger, frames);
                case "OBSERVER" -> MembershipFrames.observer(reading, trigger, frames);
                case "REJOIN" -> MembershipFrames.rejoin(reading, trigger, frames);
                case "STAY" -> MembershipFrames.stay(reading, trigger, frames);
                case "SEND" -> ForceFrames.send(reading, trigger, frames);
                default -> {}
            }
        }
        return frames;
    }

    /** "Quit" and "put" are past or not; after "to" or "will" they are not. */
    private static Mark inContext(Reading reading, Mark mark) {
        boolean isBareNoun =
                mark.value().equals("INF") && NOUNS.contains(reading.form(mark.from()));
        if (isBareNoun && !BARE_FORM_MARKERS.contains(reading.form(mark.from() - 1))) {
            return new Mark(mark.category(), "NOUN", mark.from(), mark.to());
        }
        boolean isFinite = mark.value().equals("PAST") || mark.value().equals("PRES");
        String before = reading.form(mark.from() - 1);
        return isFinite && BARE_FORM_MARKERS.contains(before)
                ? new Mark(mark.category(), "INF", mark.from(), mark.to())
                : mark;
    }
}
