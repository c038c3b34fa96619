package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pactwatch.analysis.text.Mark;

/** Joins triggers with their objects: language-neutral rules over the marks of a sentence. */
final class FrameFinder {

    /** How far an auxiliary may stand before its verb. */
    private static final int AUXILIARY_WINDOW = 4;

    private static final Set<String> BARE_FORM_MARKERS =
            Set.of(
                    "to", "will", "'ll", "would", "may", "might", "could", "can", "cannot",
                    "should", "must", "shall", "let", "lets");

    private static final Set<String> DONE = Set.of("did", "does", "do", "didn't");
    private static final Set<String> BEING = Set.of("is", "are", "was", "were", "'s", "'re");

    /** Verbs that are nouns too, and are nouns unless something marks them as verbs. */
    private static final Set<String> NOUNS =
            Set.of("freeze", "exit", "halt", "pause", "help", "support", "aid", "clash", "fight");

    /** What reporters ask for. */
    private static final Set<String> COMMENT = Set.of("comment", "comments", "interview");

    /** Those of whom the pact is not asked for help. */
    private static final Set<String> PEOPLE =
            Set.of("people", "population", "residents", "citizens", "public");

    private FrameFinder() {}

    static List<Frame> find(Reading reading) {
        List<Frame> frames = new ArrayList<>();
        for (Mark mark : reading.marks()) {
            if (isInsideOther(reading, mark)) {
                continue;
            }
            Mark trigger = inContext(reading, mark);
            switch (trigger.category()) {
                case "EXIT", "EXPEL", "EXITFROM" -> ExitFrames.exit(reading, trigger, frames);
                case "FREEZE" -> MembershipFrames.freeze(reading, trigger, frames);
                case "NOFORMAT" -> MembershipFrames.noFormat(reading, trigger, frames);
                case "RESUME" -> MembershipFrames.resume(reading, trigger, frames);
                case "JOIN" -> JoinFrames.join(reading, trigger, frames);
                case "OBSERVER" -> JoinFrames.observer(reading, trigger, frames);
                case "REJOIN" -> JoinFrames.rejoin(reading, trigger, frames);
                case "STAY" -> JoinFrames.stay(reading, trigger, frames);
                case "DEPART" -> ForceFrames.depart(reading, trigger, frames);
                case "SEND" -> ForceFrames.send(reading, trigger, frames);
                case "CANCEL", "HOST" -> FrictionFrames.exercise(reading, trigger, frames);
                case "ATTEND", "SKIP", "DECLINE" ->
                        FrictionFrames.absence(reading, trigger, frames);
                case "PAY" -> FrictionFrames.dues(reading, trigger, frames);
                case "CLASH" -> FrictionFrames.clash(reading, trigger, frames);
                case "ASK" -> HelpFrames.request(reading, trigger, frames);
                case "ANSWER" -> HelpFrames.refusal(reading, trigger, frames);
                default -> OwnWordFrames.find(reading, trigger, frames);
            }
        }
        ForceFrames.presence(reading, frames);
        return frames;
    }

    /** "Lifted its moratorium" speaks of no moratorium but of its end. */
    private static boolean isInsideOther(Reading reading, Mark mark) {
        return switch (mark.category()) {
            case "EXPEL" -> reading.hasWithin("HEDGENEG", mark.from() - 1, mark.to());
            case "SEND" ->
                    reading.within("FORCE", mark.from(), mark.to()).stream()
                            .anyMatch(f -> f.length() > mark.length());
            case "EXIT" ->
                    reading.hasWithin("EXPEL", mark.from(), mark.to(), m -> m.from() < mark.from());
            case "FREEZE", "REJOIN" ->
                    reading.marks().stream().anyMatch(m -> isEndOfFreeze(m) && isWithin(mark, m));
            case "ASK" -> COMMENT.contains(reading.form(mark.to() + 1));
            case "IS_ASSISTANCE_REQUEST" ->
                    COMMENT.contains(reading.form(mark.to() + 1))
                            || PEOPLE.contains(reading.form(mark.to() + 2));
            default -> false;
        };
    }

    private static boolean isEndOfFreeze(Mark mark) {
        return mark.is("RESUME") || mark.is("REJOIN") || mark.is("IS_RESUMPTION");
    }

    private static boolean isWithin(Mark inner, Mark outer) {
        return outer.from() <= inner.from()
                && outer.to() >= inner.to()
                && outer.length() > inner.length();
    }

    /** "Quit" and "put" are past or not; after "to" or "will" they are not. */
    static Mark inContext(Reading reading, Mark mark) {
        return switch (mark.value()) {
            case "BASE", "NONE" -> ofBare(reading, mark);
            case "PAST" -> auxiliary(reading, mark, BARE_FORM_MARKERS) ? as(mark, "INF") : mark;
            case "PRES" -> isMarkedBare(reading, mark) ? as(mark, "INF") : mark;
            case "INF" ->
                    NOUNS.contains(reading.form(mark.from())) && !isMarkedBare(reading, mark)
                            ? as(mark, "NOUN")
                            : mark;
            case "ING" -> auxiliary(reading, mark, BEING) ? as(mark, "PROG") : mark;
            default -> mark;
        };
    }

    private static Mark ofBare(Reading reading, Mark mark) {
        if (auxiliary(reading, mark, DONE)) {
            return as(mark, "PAST");
        }
        if (isMarkedBare(reading, mark)) {
            return as(mark, "INF");
        }
        boolean isNoun = NOUNS.contains(reading.form(mark.from())) && mark.length() == 1;
        return as(mark, isNoun ? "NOUN" : "PRES");
    }

    private static boolean isMarkedBare(Reading reading, Mark mark) {
        return auxiliary(reading, mark, BARE_FORM_MARKERS);
    }

    /** Whether one of the auxiliaries stands before a verb, adverbs and "be" between them. */
    private static boolean auxiliary(Reading reading, Mark mark, Set<String> auxiliaries) {
        for (int i = mark.from() - 1; i >= mark.from() - AUXILIARY_WINDOW && i >= 0; i--) {
            String form = reading.form(i);
            if (auxiliaries.contains(form)) {
                return true;
            }
            boolean isAdverb =
                    form.endsWith("ly")
                            || form.equals("be")
                            || form.equals("not")
                            || form.equals("n't")
                            || form.equals("soon")
                            || form.equals("also")
                            || form.equals("again")
                            || form.equals("never")
                            || form.equals("longer");
            if (!isAdverb) {
                return false;
            }
        }
        return false;
    }

    private static Mark as(Mark mark, String value) {
        return new Mark(mark.category(), value, mark.from(), mark.to());
    }
}
