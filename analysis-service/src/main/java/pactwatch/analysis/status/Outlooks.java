package pactwatch.analysis.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.MemberState.Intervention;
import pactwatch.analysis.contract.MemberState.Outlook;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.development.Finding;
import pactwatch.analysis.evidence.Origins;
import pactwatch.analysis.evidence.Testimony;

/** Finds the changes that are announced, held possible or demanded, and are still open. */
final class Outlooks {

    /** Talk, and announcements of what passes soon, are over after this time. */
    private static final int TALK_DAYS_MAX = 365;

    /** Statements this close are one telling of one announcement. */
    private static final int TELLING_GAP_DAYS = 3;

    /** An act can be dated a little before the statement that announces it was published. */
    private static final int FULFILLED_BEFORE_DAYS = 30;

    private static final List<Assertion> OPEN =
            List.of(Assertion.ANNOUNCED, Assertion.POSSIBLE, Assertion.DEMANDED);

    private static final Comparator<Testimony> BEST_SPEAKER =
            Comparator.comparing((Testimony t) -> !t.isAuthority() && !t.isBaseline())
                    .thenComparing(t -> String.valueOf(t.speakerName()))
                    .thenComparing(Testimony.BY_PUBLICATION);

    private final LocalDate day;
    private final List<Testimony> told;
    private final List<Finding> findings;
    private final Status status;
    private final List<Intervention> interventions;

    /** The outlook of a member with a given status and interventions on a day. */
    Outlooks(
            LocalDate day,
            List<Testimony> told,
            List<Finding> findings,
            Status status,
            List<Intervention> interventions) {
        this.day = day;
        this.told = told;
        this.findings = findings;
        this.status = status;
        this.interventions = interventions;
    }

    /** By kind, then ANNOUNCED before POSSIBLE before DEMANDED. */
    List<Outlook> all() {
        Set<String> standing =
                findings.stream()
                        .flatMap(f -> f.support().stream())
                        .map(t -> t.claim().id())
                        .collect(Collectors.toSet());
        Map<Kind, List<Testimony>> byKind =
                told.stream().collect(Collectors.groupingBy(Testimony::kind));
        List<Outlook> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (isMoot(kind)) {
                continue;
            }
            List<Testimony> ofKind = byKind.getOrDefault(kind, List.of());
            for (Assertion assertion : OPEN) {
                List<Testimony> statements =
                        ofKind.stream()
                                .filter(t -> t.assertion() == assertion)
                                .filter(t -> !t.claim().isCorrection() && !t.said().isAfter(day))
                                .filter(t ->
                                        assertion != Assertion.ANNOUNCED
                                                || standing.contains(t.claim().id()))
                                .toList();
                outlook(kind, assertion, statements).ifPresent(all::add);
            }
        }
        return all;
    }

    /** What already is so, or cannot come about, is no outlook. */
    private boolean isMoot(Kind kind) {
        return switch (kind) {
            case SUSPENSION -> status != Status.MEMBER;
            case RESUMPTION -> status != Status.SUSPENDED;
            case WITHDRAWAL -> status == Status.WITHDRAWN || status == Status.NON_MEMBER;
            case ACCESSION -> status == Status.MEMBER || status == Status.SUSPENDED;
            case OBSERVER -> status != Status.NON_MEMBER && status != Status.WITHDRAWN;
            case INTERVENTION -> false;
            case INTERVENTION_END -> interventions.stream().noneMatch(i -> i.until() == null);
            case ASSISTANCE_REQUEST,
                    ASSISTANCE_REFUSAL,
                    EXERCISE_CANCELLED,
                    BOYCOTT,
                    DUES_REFUSED,
                    MEMBER_CLASH,
                    AFFIRMATION ->
                    true;
        };
    }

    private Optional<Outlook> outlook(Kind kind, Assertion assertion, List<Testimony> statements) {
        List<Testimony> telling = newestTelling(statements);
        if (telling.isEmpty()) {
            return Optional.empty();
        }
        LocalDate said = telling.getFirst().said();
        boolean staysOpen =
                assertion == Assertion.ANNOUNCED && kind.isMembership() && isWeighty(telling);
        if ((!staysOpen && said.plusDays(TALK_DAYS_MAX).isBefore(day))
                || isFulfilled(kind, said)
                || (assertion == Assertion.ANNOUNCED && isTakenBack(kind, telling, said))) {
            return Optional.empty();
        }
        return Optional.of(new Outlook(kind, assertion, said.toString(), speaker(telling)));
    }

    private static List<Testimony> newestTelling(List<Testimony> statements) {
        List<Testimony> dated = statements.stream().filter(Outlooks::isDated).toList();
        List<Testimony> sorted =
                (dated.isEmpty() ? statements : dated)
                        .stream()
                                .sorted(
                                        Comparator.comparing(Testimony::said)
                                                .thenComparing(Testimony.BY_PUBLICATION))
                                .toList();
        int from = Math.max(0, sorted.size() - 1);
        while (from > 0
                && !sorted.get(from - 1)
                        .said()
                        .plusDays(TELLING_GAP_DAYS)
                        .isBefore(sorted.get(from).said())) {
            from--;
        }
        return sorted.subList(from, sorted.size());
    }

    /** Background that does not say when it was said is older than its publication. */
    private static boolean isDated(Testimony t) {
        return t.claim().isNews() || t.isBaseline() || t.claim().eventDate() != null;
    }

    /** An authority, or more than one independent source, says it. */
    private static boolean isWeighty(List<Testimony> telling) {
        return isByAuthority(telling) || Origins.count(telling) > 1;
    }

    private static boolean isByAuthority(List<Testimony> telling) {
        return telling.stream().anyMatch(t -> t.isAuthority() || t.isBaseline());
    }

    private boolean isFulfilled(Kind kind, LocalDate said) {
        LocalDate earliest = kind.isMembership() ? said : said.minusDays(FULFILLED_BEFORE_DAYS);
        return findings.stream()
                .filter(f -> f.kind() == kind && f.isHeld())
                .anyMatch(f -> !f.begun().isBefore(earliest) && !f.begun().isAfter(day));
    }

    /** Denied by who announced it, or by the member if nobody in authority did. */
    private boolean isTakenBack(Kind kind, List<Testimony> telling, LocalDate said) {
        Set<String> announcers =
                telling.stream().flatMap(Outlooks::speakers).collect(Collectors.toSet());
        boolean isByAuthority = isByAuthority(telling);
        return told.stream()
                .filter(t -> t.kind() == kind && t.assertion() == Assertion.DENIED)
                .filter(t -> t.said().isAfter(said) && !t.said().isAfter(day))
                .anyMatch(t ->
                        speakers(t).anyMatch(announcers::contains)
                                || (!isByAuthority && t.isAuthority()));
    }

    private static Stream<String> speakers(Testimony t) {
        String name = t.speakerName();
        return Stream.ofNullable(name == null ? null : name.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String speaker(List<Testimony> telling) {
        return telling.stream()
                .filter(t -> t.speakerName() != null)
                .min(BEST_SPEAKER)
                .map(Testimony::speakerName)
                .orElse(null);
    }
}
