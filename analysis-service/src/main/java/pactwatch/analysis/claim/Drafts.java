package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.pack.Pack;

/** Finds what the sentences of an article say, each by itself. */
final class Drafts {

    private static final String DEFINITE = "the";
    private static final int HISTORY_DAYS = 90;

    /** No article says more; what follows in a hostile one is not read. */
    private static final int DRAFTS_MAX = 400;

    private final Pack pack;
    private final TimeWords words;
    private final ArticleDates dates;
    private final LocalDate published;
    private @Nullable Kind lastKind;

    Drafts(Pack pack, TimeWords words, ArticleDates dates) {
        this.pack = pack;
        this.words = words;
        this.dates = dates;
        this.published = dates.published();
    }

    List<Draft> of(List<Reading> readings) {
        List<Draft> drafts = new ArrayList<>();
        Speaker previous = null;
        List<Draft> last = List.of();
        for (Reading reading : readings) {
            if (drafts.size() >= DRAFTS_MAX) {
                return drafts.subList(0, DRAFTS_MAX);
            }
            Speaker said = Speakers.of(reading, previous);
            List<Draft> here = of(reading, said);
            if (here.isEmpty()) {
                drafts.addAll(Denials.of(reading, last, said));
            } else {
                last = here;
            }
            drafts.addAll(here);
            previous = said == null ? previous : said;
        }
        return drafts;
    }

    private List<Draft> of(Reading reading, @Nullable Speaker speaker) {
        List<Draft> drafts = new ArrayList<>();
        List<Frame> frames = FrameFinder.find(reading);
        frames.addAll(Ellipses.find(reading, frames, lastKind));
        frames.stream()
                .map(Frame::kind)
                .filter(Kind::isMembership)
                .reduce((_, b) -> b)
                .ifPresent(k -> lastKind = k);
        for (Frame frame : frames) {
            if (isPlausible(frame)) {
                draft(reading, frame, speaker, dates.of(reading), drafts);
            }
        }
        return drafts;
    }

    private void draft(
            Reading reading,
            Frame frame,
            @Nullable Speaker speaker,
            List<EventDate> named,
            List<Draft> drafts) {
        ClaimDates claimDates = new ClaimDates(reading, frame, published, words);
        EventDate date = claimDates.ofAct(named);
        EventDate saidOn = claimDates.ofSaying(named);
        boolean isPast = date != null && !date.first().isAfter(published);
        boolean isHistory = date != null && date.last().isBefore(published.minusDays(HISTORY_DAYS));
        AssertionRules.Decision decision =
                AssertionRules.of(reading, frame, speaker, isPast, isHistory);
        Stance stance = Stance.of(frame, decision.assertion(), speaker);
        Assertion told = stance.assertion();
        if (!stance.isClaim()
                || new Scope(reading, frame).isCounterfactual()
                || (told != Assertion.ACTUAL && isKnownForce(reading, frame))) {
            return;
        }
        EventDate shifted = told == Assertion.ACTUAL ? date : claimDates.ahead(date);
        boolean isFuture = shifted != null && shifted.first().isAfter(published.plusDays(1));
        Assertion assertion =
                told == Assertion.ACTUAL && isFuture && canBeAhead(frame.kind())
                        ? Assertion.ANNOUNCED
                        : told;
        drafts.add(
                new Draft(
                        reading,
                        stance.frame(),
                        new AssertionRules.Decision(assertion, decision.reason()),
                        shifted,
                        saidOn,
                        speaker,
                        true));
    }

    /** "No advantages in the intervention": whether there was one is not the question. */
    private static boolean isKnownForce(Reading reading, Frame frame) {
        return frame.kind() == Kind.INTERVENTION
                && frame.trigger().value().equals("NOUN")
                && DEFINITE.equals(reading.form(frame.trigger().from() - 1))
                && reading.places().isEmpty();
    }

    private static boolean canBeAhead(Kind kind) {
        return kind.isMembership() || kind == Kind.BOYCOTT || kind == Kind.INTERVENTION_END;
    }

    /** The pact acts in its parties, and not in the one that leads it. */
    private boolean isPlausible(Frame frame) {
        boolean isParty =
                pack.member(frame.member()).map(m -> m.partySince() != null).orElse(false);
        boolean isLeader = frame.member().equals(pack.leadingMember());
        return switch (frame.kind()) {
            case INTERVENTION -> !isLeader || !frame.trigger().value().equals("PAST");
            case INTERVENTION_END -> isParty && !isLeader;
            case OBSERVER -> !isLeader;
            case WITHDRAWAL, BOYCOTT, DUES_REFUSED, SUSPENSION, RESUMPTION, AFFIRMATION -> isParty;
            default -> true;
        };
    }
}
