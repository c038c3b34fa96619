package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.BaselineEntry;
import pactwatch.analysis.pack.Pack;

/** Whether a claim is told as news of the cycle or as background. */
final class NewsRule {

    /** A news cycle: how long after an act its telling is still news. */
    private static final int CYCLE_DAYS = 8;

    /** "Remains frozen": a state that goes on is no news. */
    private static final int STILL_WINDOW = 4;

    /** Sentences at the head of an article that tell its news. */
    private static final int LEAD_SENTENCES = 4;

    private NewsRule() {}

    static boolean isNews(
            Pack pack,
            Reading reading,
            Frame frame,
            Assertion assertion,
            @Nullable EventDate date,
            LocalDate published) {
        if (assertion == Assertion.ACTUAL) {
            return isRecent(reading, frame, date, published) && !isStanding(pack, frame, published);
        }
        boolean isPast = date != null && date.last().isBefore(published.minusDays(CYCLE_DAYS));
        return !isPast && !reading.hasWithin("BACKGROUND", 0, frame.trigger().from());
    }

    private static boolean isRecent(
            Reading reading, Frame frame, @Nullable EventDate date, LocalDate published) {
        int trigger = frame.trigger().from();
        if (reading.hasWithin("STILL", trigger - STILL_WINDOW, trigger)) {
            return false;
        }
        if (date != null) {
            boolean isDay = date.first().equals(date.last());
            LocalDate end = isDay ? date.first() : date.last();
            boolean isYear = date.first().plusDays(40).isBefore(date.last());
            return !isYear && !end.isBefore(published.minusDays(CYCLE_DAYS));
        }
        boolean isLead = reading.isTitle() || reading.index() < LEAD_SENTENCES;
        return isLead
                && (!frame.trigger().value().equals("NOUN")
                        || reading.hasWithin("INTENT", trigger - 2, trigger))
                && !reading.has("STILL")
                && !reading.has("BACKGROUND");
    }

    /** What the sourced past already knows to be so is told as background. */
    private static boolean isStanding(Pack pack, Frame frame, LocalDate published) {
        Optional<BaselineEntry> last =
                pack.baseline().stream()
                        .filter(b -> b.member().equals(frame.member()))
                        .filter(b -> b.assertion() == Assertion.ACTUAL)
                        .filter(b -> isOfSameSort(b.kind(), frame.kind()))
                        .filter(b -> b.published().plusDays(CYCLE_DAYS).isBefore(published))
                        .reduce((a, b) -> b.published().isBefore(a.published()) ? a : b);
        return last.filter(b -> b.kind() == frame.kind() || frame.kind() == Kind.INTERVENTION)
                .isPresent();
    }

    private static boolean isOfSameSort(Kind a, Kind b) {
        return a.isMembership() == b.isMembership()
                && (a.isMembership() || isForce(a) == isForce(b));
    }

    private static boolean isForce(Kind kind) {
        return kind == Kind.INTERVENTION || kind == Kind.INTERVENTION_END;
    }
}
