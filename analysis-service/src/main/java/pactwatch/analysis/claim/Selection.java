package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;

/** Which of an article's drafts and claims stand when several sentences speak of one thing. */
final class Selection {

    private Selection() {}

    /** Reads bare nouns and guesses in the light of what the article tells as a fact. */
    static List<Draft> of(List<Draft> drafts) {
        List<Draft> selected = new ArrayList<>();
        for (Draft draft : drafts) {
            boolean isBareNoun =
                    draft.assertion() == Assertion.POSSIBLE
                            && draft.decision().reason().equals(AssertionRules.BARE_NOUN);
            boolean isKnown = isBareNoun && isToldAsFact(draft, draft.kind(), drafts);
            boolean isSuspended =
                    isBareNoun
                            && draft.kind() == Kind.WITHDRAWAL
                            && !isGuessed(draft)
                            && isDone(draft, Kind.SUSPENSION, drafts);
            boolean isGuessOfDone =
                    draft.assertion() == Assertion.POSSIBLE
                            && draft.kind() != Kind.INTERVENTION
                            && (!draft.kind().isMembership()
                                    || isNoun(draft)
                                    || draft.reading().sentence().isQuestion())
                            && isDone(draft, draft.kind(), drafts);
            boolean isTimetable =
                    draft.kind() == Kind.INTERVENTION_END
                            && draft.reading().isTitle()
                            && isNoun(draft)
                            && drafts.stream()
                                    .anyMatch(d ->
                                            d.isSame(
                                                    Kind.INTERVENTION_END,
                                                    Assertion.ANNOUNCED,
                                                    draft.member()));
            boolean isVagueTitle =
                    isBareNoun && draft.reading().isTitle() && isToldOtherwise(draft, drafts);
            boolean isAsked =
                    draft.reading().sentence().isQuestion()
                            && !draft.reading().isTitle()
                            && draft.reading().index() > 0
                            && draft.assertion() == Assertion.POSSIBLE;
            boolean isYetToCome =
                    draft.kind() == Kind.BOYCOTT
                            && draft.assertion() == Assertion.ACTUAL
                            && draft.reading().isTitle()
                            && drafts.stream()
                                    .anyMatch(d ->
                                            d.isSame(
                                                    Kind.BOYCOTT,
                                                    Assertion.ANNOUNCED,
                                                    draft.member()));
            if (isYetToCome || isVagueTitle || isTimetable || isAsked || isFigure(draft, drafts)) {
                continue;
            }
            if (isSuspended) {
                selected.add(draft.as(Assertion.ACTUAL, "presupposed beside a suspension"));
            } else if (!isKnown && !isGuessOfDone && !isOverruled(draft, drafts)) {
                selected.add(draft);
            }
        }
        return selected;
    }

    private static boolean isGuessed(Draft draft) {
        return draft.speaker() != null && draft.speaker().role() == Speaker.Role.ANALYST;
    }

    /** "Minister asked about exit": the text says what the title only touches. */
    private static boolean isToldOtherwise(Draft draft, List<Draft> drafts) {
        return drafts.stream()
                .filter(d -> !d.reading().isTitle())
                .anyMatch(d -> d.kind() == draft.kind() && d.member().equals(draft.member()));
    }

    /** A door can be slammed by a freeze or an empty chair. */
    private static boolean isFigure(Draft draft, List<Draft> drafts) {
        boolean isSlammed = draft.reading().form(draft.frame().trigger().from()).startsWith("slam");
        return isSlammed
                && drafts.stream()
                        .filter(d -> d.member().equals(draft.member()))
                        .anyMatch(d -> d.kind() == Kind.SUSPENSION || d.kind() == Kind.BOYCOTT);
    }

    private static boolean isNoun(Draft draft) {
        return draft.frame().trigger().value().equals("NOUN");
    }

    /**
     * Nobody denies what the article itself tells, and a title knows no other host than the text.
     */
    private static boolean isOverruled(Draft draft, List<Draft> drafts) {
        boolean isNobodysDenial =
                draft.assertion() == Assertion.DENIED
                        && draft.speaker() == null
                        && !draft.reading().isTitle()
                        && isToldAsFact(draft, draft.kind(), drafts);
        boolean isOtherHost =
                draft.kind() == Kind.EXERCISE_CANCELLED
                        && draft.reading().isTitle()
                        && drafts.stream()
                                .anyMatch(d ->
                                        d.kind() == Kind.EXERCISE_CANCELLED
                                                && !d.reading().isTitle()
                                                && !d.member().equals(draft.member()));
        return isNobodysDenial || isOtherHost;
    }

    private static boolean isToldAsFact(Draft draft, Kind kind, List<Draft> drafts) {
        return isDone(draft, kind, drafts)
                || drafts.stream()
                        .anyMatch(d -> d.isSame(kind, Assertion.ANNOUNCED, draft.member()));
    }

    private static boolean isDone(Draft draft, Kind kind, List<Draft> drafts) {
        return drafts.stream()
                .anyMatch(d ->
                        d.isSame(kind, Assertion.ACTUAL, draft.member())
                                && (d.date() == null || !d.date().isYear()));
    }

    /**
     * One claim for each thing said: a dated one beats an undated one, a finer date a coarser one,
     * the text the title.
     */
    static List<Claim> withoutRepetition(List<Claim> claims) {
        List<Claim> kept = new ArrayList<>();
        for (Claim claim : claims) {
            if (!Hypotheticals.isClaim(claim.kind(), claim.assertion())) {
                continue;
            }
            int same = indexOfSame(kept, claim);
            if (same < 0) {
                kept.add(claim);
            } else {
                kept.set(same, better(kept.get(same), claim));
            }
        }
        return kept;
    }

    private static int indexOfSame(List<Claim> kept, Claim claim) {
        for (int i = 0; i < kept.size(); i++) {
            Claim other = kept.get(i);
            boolean isSame =
                    other.kind() == claim.kind()
                            && other.member().equals(claim.member())
                            && other.assertion() == claim.assertion()
                            && areCompatible(other, claim);
            if (isSame) {
                return i;
            }
        }
        return -1;
    }

    /** The same date as far as both tell it, or news of a title whose date is only guessed. */
    private static boolean areCompatible(Claim a, Claim b) {
        String one = a.eventDate();
        String two = b.eventDate();
        if (one == null || two == null) {
            return true;
        }
        boolean isTitle = a.part() == Claim.Part.TITLE && a.isNews() && b.isNews();
        return isTitle || one.startsWith(two) || two.startsWith(one);
    }

    private static Claim better(Claim a, Claim b) {
        if (a.isNews() != b.isNews()) {
            return a.isNews() ? a : b;
        }
        int first = length(a);
        int second = length(b);
        boolean isTitle = a.part() == Claim.Part.TITLE;
        return second > first || (isTitle && second > 0) ? b : a;
    }

    private static int length(Claim claim) {
        return claim.eventDate() == null ? 0 : claim.eventDate().length();
    }
}
