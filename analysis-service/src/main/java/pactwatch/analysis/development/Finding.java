package pactwatch.analysis.development;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim.Basis;
import pactwatch.analysis.contract.Claim.Form;
import pactwatch.analysis.contract.Claim.Phase;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Development.StageReached;
import pactwatch.analysis.contract.Development.Verdict;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.evidence.Origins;
import pactwatch.analysis.evidence.Testimony;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.sentence.DevelopmentSentence;

/**
 * A development as it is judged, before it is known whether the status rests on it.
 *
 * @param id made from the evidence that is known longest
 * @param when the best supported date of the act; for what is only announced, the planned date
 * @param alternatives other dates that are told, EDTF
 * @param begun the day by which it had surely happened or, if only announced, had been announced
 * @param lastNews the day of the newest article that says or disputes it as news
 * @param said all who said that it happened or will, also those whose word was taken back
 * @param support those of them whose word stands
 * @param disputes authorities who deny it
 * @param verdict the analyst's decision whether it is true, if there is one
 * @param regrade the analyst's decision on its grade, if there is one
 */
public record Finding(
        String id,
        Kind kind,
        @Nullable Form form,
        @Nullable Phase phase,
        @Nullable Stage actual,
        @Nullable Stage announced,
        List<StageReached> reached,
        @Nullable DateSpan when,
        List<String> alternatives,
        @Nullable Basis basis,
        LocalDate begun,
        LocalDate lastNews,
        List<Testimony> said,
        List<Testimony> support,
        List<Testimony> disputes,
        @Nullable Ruling verdict,
        @Nullable Ruling regrade) {

    /** A dispute of what no status rests on is history this long after the last news of it. */
    public static final int CONTEST_DAYS = 90;

    private static final Comparator<Map.Entry<String, Integer>> MOST_QUOTED =
            Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder()));

    public Finding {
        reached = List.copyOf(reached);
        alternatives = List.copyOf(alternatives);
        said = List.copyOf(said);
        support = List.copyOf(support);
        disputes = List.copyOf(disputes);
    }

    /** Whether it is held to have happened: by more than one independent source. */
    public boolean isHeld() {
        return actual != null && actual.isAtLeast(Stage.CORROBORATED);
    }

    /** Whether an analyst decided that it is true. */
    public boolean isConfirmed() {
        return verdict != null && verdict.verdict() == Verdict.CONFIRMED;
    }

    public boolean isBaseline() {
        return support.stream().anyMatch(t -> t.isBaseline() && t.assertion() == Assertion.ACTUAL);
    }

    /**
     * Whether an authority disputes it.
     *
     * @param day the day of the reader
     * @param isLeading whether the status on that day rests on it: as long as it does, the dispute
     *     stays
     */
    public boolean isContested(LocalDate day, boolean isLeading) {
        return !disputes.isEmpty()
                && !support.isEmpty()
                && (isLeading || !day.isAfter(lastNews.plusDays(CONTEST_DAYS)));
    }

    public Grade grade(boolean isContested) {
        Grade decided = regrade == null ? null : regrade.grade();
        return decided == null ? gradeOfEvidence(isContested) : decided;
    }

    private Grade gradeOfEvidence(boolean isContested) {
        Stage stage = actual == null || actual == Stage.RETRACTED ? announced : actual;
        return Grading.of(
                support.isEmpty() ? said : support,
                support.isEmpty() ? Stage.RETRACTED : stage,
                isContested,
                Origins.count(support));
    }

    /**
     * The development as the log tells it.
     *
     * @param memberName in English
     */
    public Development toDevelopment(
            String pact, String member, String memberName, boolean isContested) {
        List<Testimony> shown = support.isEmpty() ? said : support;
        Ruling ruling = verdict == null ? regrade : verdict;
        return new Development(
                id,
                pact,
                member,
                kind,
                form,
                actual,
                announced,
                reached,
                grade(isContested),
                isContested,
                basis,
                when == null ? null : when.edtf(),
                alternatives,
                DevelopmentSentence.of(
                        new DevelopmentSentence.Terms(
                                memberName,
                                pact,
                                kind,
                                form,
                                phase,
                                actual,
                                announced,
                                dateTold(),
                                authority())),
                Math.toIntExact(
                        support.stream().map(t -> t.claim().article().id()).distinct().count()),
                Origins.count(support),
                EvidenceList.of(shown, disputes),
                EvidenceList.keys(said),
                ruling == null ? null : ruling.told());
    }

    /** The same with an analyst's decision, which wins over the evidence and earlier decisions. */
    Finding ruled(Ruling ruling) {
        return switch (ruling.verdict()) {
            case CONFIRMED ->
                    with(
                            actual == null ? null : Stage.ESTABLISHED,
                            actual == null ? Stage.ESTABLISHED : announced,
                            support.isEmpty() ? said : support,
                            ruling,
                            regrade);
            case REJECTED ->
                    with(
                            actual == null ? null : Stage.RETRACTED,
                            announced == null ? null : Stage.RETRACTED,
                            List.of(),
                            ruling,
                            regrade);
            case REGRADED -> with(actual, announced, support, verdict, ruling);
        };
    }

    private Finding with(
            @Nullable Stage actualNow,
            @Nullable Stage announcedNow,
            List<Testimony> supportNow,
            @Nullable Ruling verdictNow,
            @Nullable Ruling regradeNow) {
        return new Finding(
                id,
                kind,
                form,
                phase,
                actualNow,
                announcedNow,
                reached,
                when,
                alternatives,
                basis,
                begun,
                lastNews,
                said,
                supportNow,
                disputes,
                verdictNow,
                regradeNow);
    }

    private @Nullable String dateTold() {
        if (when != null && actual != null) {
            return when.edtf();
        }
        return actual == null ? begun.toString() : null;
    }

    /**
     * The newest day, up to a given one, on which it was told as news; else the day it is dated.
     */
    public LocalDate confirmed(LocalDate day) {
        return newest(day, t -> t.claim().isNews() || t.isBaseline());
    }

    /** The newest day, up to a given one, on which it was told, in passing or as news. */
    public LocalDate retold(LocalDate day) {
        return newest(day, _ -> true);
    }

    private LocalDate newest(LocalDate day, Predicate<Testimony> isCounted) {
        return support.stream()
                .filter(t -> t.assertion() == Assertion.ACTUAL && isCounted.test(t))
                .map(Testimony::published)
                .filter(d -> !d.isAfter(day))
                .max(Comparator.naturalOrder())
                .orElse(begun);
    }

    /** The authority that most articles quote; absent if none is quoted. */
    public @Nullable String authority() {
        Assertion told = actual == null ? Assertion.ANNOUNCED : Assertion.ACTUAL;
        Map<String, Integer> quoted = new TreeMap<>();
        support.stream()
                .filter(t -> t.assertion() == told)
                .filter(t -> t.isAuthority() || t.isBaseline())
                .map(Testimony::speakerName)
                .filter(Objects::nonNull)
                .forEach(n -> quoted.merge(n, 1, Integer::sum));
        return quoted.entrySet().stream().max(MOST_QUOTED).map(Map.Entry::getKey).orElse(null);
    }
}
