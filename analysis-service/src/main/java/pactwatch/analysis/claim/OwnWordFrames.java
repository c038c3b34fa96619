package pactwatch.analysis.claim;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** Frames of wordings that name their act all by themselves: "its seat stayed empty". */
final class OwnWordFrames {

    /** Categories of such wordings are the kind behind this. */
    private static final String PREFIX = "IS_";

    private static final Map<String, Kind> KINDS =
            Arrays.stream(Kind.values())
                    .collect(Collectors.toMap(k -> PREFIX + k.name(), Function.identity()));

    /** Words between a plea and whom it is from. */
    private static final int FROM_WINDOW = 4;

    private OwnWordFrames() {}

    static void find(Reading reading, Mark trigger, List<Frame> frames) {
        Kind kind = KINDS.get(trigger.category());
        if (kind == null || !isOfThePact(reading, trigger, kind)) {
            return;
        }
        boolean namesPlea =
                kind == Kind.ASSISTANCE_REFUSAL
                        && reading.hasWithin("ASK", trigger.from() - 2, trigger.to());
        for (String member : members(reading, trigger, kind)) {
            boolean isBack = kind == Kind.RESUMPTION && !reading.isParty(member);
            if (namesPlea) {
                frames.add(
                        Frame.of(reading, Kind.ASSISTANCE_REQUEST, member, trigger, "own-word.plea")
                                .holdingNegation());
            }
            Kind told = isBack ? Kind.ACCESSION : kind;
            Frame frame = Frame.of(reading, told, member, trigger, "own-word." + told.name());
            boolean isPlain = isAskedFor(kind) || isNegated(reading, trigger);
            frames.add(isPlain ? frame : frame.holdingNegation());
        }
    }

    /** "Did not appeal to the pact": the wording of a plea holds no negation of its own. */
    private static boolean isAskedFor(Kind kind) {
        return kind == Kind.ASSISTANCE_REQUEST;
    }

    /** "Has not given up its quota": the negation is outside the wording. */
    private static boolean isNegated(Reading reading, Mark trigger) {
        return reading.hasWithin("NEG", trigger.from() - 1, trigger.from())
                && !reading.hasWithin("NEG", trigger.from(), trigger.to());
    }

    private static boolean isOfThePact(Reading reading, Mark trigger, Kind kind) {
        return switch (kind) {
            case ASSISTANCE_REQUEST -> HelpFrames.isToThePact(reading, trigger);
            case ASSISTANCE_REFUSAL -> HelpFrames.isByThePact(reading, trigger);
            case INTERVENTION ->
                    PactObjects.inReach(reading, trigger).isPresent() && !reading.has("EXERCISE");
            default -> PactObjects.inReach(reading, trigger).isPresent();
        };
    }

    private static List<String> members(Reading reading, Mark trigger, Kind kind) {
        return switch (kind) {
            case INTERVENTION_END, EXERCISE_CANCELLED ->
                    Places.place(reading, trigger).stream().toList();
            case INTERVENTION ->
                    Places.named(reading, trigger)
                            .map(List::of)
                            .orElseGet(() -> Members.subjects(reading, trigger, trigger));
            case ASSISTANCE_REFUSAL -> HelpFrames.inNeed(reading, trigger).stream().toList();
            case ASSISTANCE_REQUEST ->
                    asker(reading, trigger)
                            .map(List::of)
                            .orElseGet(() ->
                                    Members.subjects(reading, trigger, trigger).stream()
                                            .filter(m ->
                                                    !reading.isLeading(m)
                                                            || PactObjects.hasPact(
                                                                    reading,
                                                                    trigger,
                                                                    PactObjects.NEAR_WINDOW))
                                            .toList());
            default -> Members.subjects(reading, trigger, trigger);
        };
    }

    /** "No appeal from Russia": even the leading state, if it is said so. */
    private static Optional<String> asker(Reading reading, Mark trigger) {
        boolean isDenied = trigger.value().equals("DENIED");
        return reading.members().stream()
                .filter(_ -> isDenied)
                .filter(m ->
                        m.to() == trigger.from()
                                || m.to() + 1 == trigger.from()
                                || (m.from() >= trigger.from()
                                        && m.from() - trigger.to() <= FROM_WINDOW
                                        && reading.form(m.from() - 1).equals("from")))
                .map(Mark::value)
                .findFirst();
    }
}
