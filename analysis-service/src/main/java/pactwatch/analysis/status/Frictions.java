package pactwatch.analysis.status;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.MemberState.Friction;
import pactwatch.analysis.contract.MemberState.Request;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.development.Finding;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.evidence.Origins;

/** Finds what strains the pact on a day, and the calls for help that nobody answered. */
final class Frictions {

    /** What nobody tells as news for this long strains no more. */
    private static final int RECENT_DAYS_MAX = 365;

    /** A request of which nothing new is told for this long waits no more. */
    private static final int REQUEST_DAYS_MAX = 180;

    /** Help can be dated a little before the request that it answers. */
    private static final int ANSWER_DAYS_BEFORE = 3;

    private final LocalDate day;
    private final LocalDate knownOn;
    private final List<Finding> findings;

    Frictions(LocalDate day, LocalDate knownOn, List<Finding> findings) {
        this.day = day;
        this.knownOn = knownOn;
        this.findings = findings;
    }

    /** Recent acts, newest confirmation first. */
    List<Friction> recent() {
        return findings.stream()
                .filter(f -> f.kind().isFriction() && isSaid(f) && !f.begun().isAfter(day))
                .map(this::friction)
                .filter(f -> isWithin(f.lastConfirmed(), RECENT_DAYS_MAX))
                .sorted(
                        Comparator.comparing(Friction::lastConfirmed)
                                .reversed()
                                .thenComparing(Friction::kind)
                                .thenComparing(Friction::development))
                .toList();
    }

    private Friction friction(Finding f) {
        return new Friction(
                f.id(),
                f.kind(),
                edtf(f),
                f.confirmed(day).toString(),
                f.actual() == null ? Stage.REPORTED : f.actual(),
                f.isContested(knownOn, false),
                Math.toIntExact(
                        f.support().stream().map(t -> t.claim().article().id()).distinct().count()),
                Origins.count(f.support()));
    }

    /** Requests that wait, by date. */
    List<Request> open() {
        return findings.stream()
                .filter(f -> f.kind() == Kind.ASSISTANCE_REQUEST && isSaid(f))
                .filter(f -> !f.begun().isAfter(day) && !isAnswered(f))
                .filter(f -> isWithin(f.confirmed(day).toString(), REQUEST_DAYS_MAX))
                .sorted(Comparator.comparing(Finding::begun).thenComparing(Finding::id))
                .map(f ->
                        new Request(
                                f.id(),
                                edtf(f),
                                f.confirmed(day).toString(),
                                f.actual() == null ? Stage.REPORTED : f.actual(),
                                f.authority()))
                .toList();
    }

    /** By a force or mission, or by a refusal, that was not told before the request. */
    private boolean isAnswered(Finding request) {
        LocalDate from = first(request).minusDays(ANSWER_DAYS_BEFORE);
        return findings.stream()
                .filter(f -> f.kind() == Kind.INTERVENTION || f.kind() == Kind.ASSISTANCE_REFUSAL)
                .filter(Finding::isHeld)
                .anyMatch(f -> !f.begun().isBefore(from) && !f.begun().isAfter(day));
    }

    private static LocalDate first(Finding f) {
        DateSpan when = f.when();
        return when == null ? f.begun() : when.first();
    }

    private static boolean isSaid(Finding f) {
        return f.actual() != null && f.actual() != Stage.RETRACTED;
    }

    private boolean isWithin(String confirmed, int days) {
        return !LocalDate.parse(confirmed).plusDays(days).isBefore(day);
    }

    private static @Nullable String edtf(Finding f) {
        DateSpan when = f.when();
        return when == null ? null : when.edtf();
    }
}
