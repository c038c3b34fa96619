package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/**
 * Frames of exercises called off, meetings stayed away from, money not paid, members that clash.
 */
final class FrictionFrames {

    private static final int WINDOW = 9;
    private static final int NEAR = 5;
    private static final int SIDES = 2;
    private static final int HEAD_SENTENCES = 6;

    private FrictionFrames() {}

    /** A host that calls off an exercise, or will not hold it. */
    static void exercise(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isUndone = Negations.isUndone(reading, trigger);
        boolean isCancelled = trigger.is("CANCEL") || isUndone;
        boolean isExercise = reading.hasNear("EXERCISE", trigger, WINDOW);
        boolean isGuest =
                !trigger.is("CANCEL")
                        && (reading.hasNear("ATTEND", trigger, 2)
                                || reading.hasNear("IS_BOYCOTT", trigger, 2));
        if (!isCancelled || !isExercise || isGuest) {
            return;
        }
        if (PactObjects.inReach(reading, trigger).isEmpty()) {
            return;
        }
        host(reading, trigger)
                .ifPresent(m -> {
                    Frame frame =
                            Frame.of(
                                    reading,
                                    Kind.EXERCISE_CANCELLED,
                                    m,
                                    trigger,
                                    "exercise."
                                            + trigger.category()
                                                    .toLowerCase(java.util.Locale.ROOT));
                    frames.add(trigger.is("CANCEL") && !isUndone ? frame : frame.holdingNegation());
                });
    }

    /** The place of the exercise if it is told, else who calls it off. */
    private static Optional<String> host(Reading reading, Mark trigger) {
        Optional<String> place = Places.named(reading, trigger);
        return place.filter(p -> !reading.isLeading(p))
                .or(() ->
                        Members.subjects(reading, trigger, trigger).stream()
                                .filter(m -> !reading.isLeading(m))
                                .findFirst());
    }

    /** Absent from a meeting or an exercise of the pact. */
    static void absence(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isUndone = Negations.isUndone(reading, trigger);
        boolean isAway = trigger.is("SKIP") || isUndone;
        boolean isWholePact =
                trigger.is("SKIP")
                        && reading.form(trigger.from()).startsWith("boycott")
                        && PactObjects.hasPact(reading, trigger, NEAR);
        boolean isMeeting =
                isWholePact
                        || reading.hasNear("MEETING", trigger, WINDOW)
                        || (trigger.is("SKIP") && reading.has("MEETING"))
                        || (reading.discourse().isGathering() && isAbsence(reading, trigger));
        boolean isFormat = reading.hasNear("NOFORMAT", trigger, NEAR);
        if (!isAway || !isMeeting || isFormat || reading.has("EXCUSED")) {
            return;
        }
        if (PactObjects.inReach(reading, trigger).isEmpty()) {
            return;
        }
        for (String member : Members.subjects(reading, trigger, trigger)) {
            Frame frame = Frame.of(reading, Kind.BOYCOTT, member, trigger, "absence");
            boolean holdsNone = reading.hasWithin("NEG", trigger.from(), trigger.to());
            frames.add(trigger.is("SKIP") && !holdsNone ? frame : frame.holdingNegation());
        }
    }

    /** "Nobody came": of the meeting that the article is about, whatever else is named. */
    private static boolean isAbsence(Reading reading, Mark trigger) {
        boolean isWhole = trigger.is("SKIP") && trigger.length() > 2;
        boolean isThere =
                reading.places().stream().anyMatch(p -> p.from() == trigger.to())
                        || reading.form(trigger.to() + 1).equals("capital");
        return (isWhole || isThere || reading.endsObject(trigger.to()))
                && !reading.has("RIVAL")
                && !reading.hasWithin("FORCE", trigger.from(), trigger.to())
                && reading.index() < HEAD_SENTENCES;
    }

    static void dues(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isMoney =
                trigger.length() > 1
                        || reading.hasNear("DUES", trigger, NEAR)
                        || reading.pacts().stream()
                                .anyMatch(p ->
                                        p.from() >= trigger.to()
                                                && p.from() - trigger.to() <= NEAR);
        if (!isMoney || !Negations.isUndone(reading, trigger)) {
            return;
        }
        if (PactObjects.inReach(reading, trigger).isEmpty()) {
            return;
        }
        for (String member : Members.subjects(reading, trigger, trigger)) {
            frames.add(
                    Frame.of(reading, Kind.DUES_REFUSED, member, trigger, "dues")
                            .holdingNegation());
        }
    }

    /** Two parties of the pact that shoot at each other. */
    static void clash(Reading reading, Mark trigger, List<Frame> frames) {
        if (reading.hasNear("EXERCISE", trigger, NEAR)) {
            return;
        }
        List<String> sides = sides(reading);
        if (sides.size() == SIDES) {
            for (String side : sides) {
                frames.add(Frame.of(reading, Kind.MEMBER_CLASH, side, trigger, "clash"));
            }
        }
    }

    private static List<String> sides(Reading reading) {
        Set<String> here = new LinkedHashSet<>();
        reading.places().stream()
                .map(Mark::value)
                .filter(reading::isParty)
                .filter(m -> !reading.isLeading(m))
                .forEach(here::add);
        boolean isWithOutsider =
                reading.members().stream().anyMatch(m -> !reading.isParty(m.value()));
        List<String> before = reading.discourse().clashSides();
        boolean areThose = before.size() == SIDES && before.containsAll(here);
        if (here.size() < SIDES && !isWithOutsider && areThose) {
            return before;
        }
        return new ArrayList<>(here);
    }
}
