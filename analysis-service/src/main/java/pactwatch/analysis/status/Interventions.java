package pactwatch.analysis.status;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim.Form;
import pactwatch.analysis.contract.Claim.Phase;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.MemberState.Intervention;
import pactwatch.analysis.development.Finding;
import pactwatch.analysis.evidence.DateSpan;

/** Pairs forces and missions of the pact with their departures. */
final class Interventions {

    /**
     * A mission of which nothing new is told for this long is over, whether that is told or not.
     */
    private static final int MISSION_DAYS_MAX = 180;

    private Interventions() {}

    /** Those that had begun on a day, by date. */
    static List<Intervention> on(LocalDate day, List<Finding> findings) {
        List<Finding> begun = held(findings, Kind.INTERVENTION, day);
        List<Finding> ends =
                held(findings, Kind.INTERVENTION_END, day).stream()
                        .filter(f -> f.phase() == Phase.COMPLETE)
                        .toList();
        List<Intervention> interventions = new ArrayList<>();
        for (int i = 0; i < begun.size(); i++) {
            Finding next = i + 1 < begun.size() ? begun.get(i + 1) : null;
            interventions.add(intervention(begun.get(i), next, ends, day));
        }
        return interventions;
    }

    private static List<Finding> held(List<Finding> findings, Kind kind, LocalDate day) {
        return findings.stream()
                .filter(f -> f.kind() == kind && f.isHeld() && !first(f).isAfter(day))
                .sorted(Comparator.comparing(Interventions::first).thenComparing(Finding::id))
                .toList();
    }

    private static LocalDate first(Finding finding) {
        DateSpan when = finding.when();
        return when == null ? finding.begun() : when.first();
    }

    private static Intervention intervention(
            Finding begun, @Nullable Finding next, List<Finding> ends, LocalDate day) {
        String until =
                ends.stream()
                        .filter(e -> !e.begun().isBefore(first(begun)))
                        .filter(e -> next == null || first(e).isBefore(first(next)))
                        .filter(e -> !e.begun().isAfter(day))
                        .min(Comparator.comparing(Interventions::first))
                        .map(e -> edtf(e, e.begun()))
                        .orElseGet(() -> faded(begun, day));
        DateSpan when = begun.when();
        return new Intervention(when == null ? null : when.edtf(), until, begun.form());
    }

    private static String edtf(Finding finding, LocalDate otherwise) {
        DateSpan when = finding.when();
        return when == null ? otherwise + "?" : when.edtf();
    }

    private static @Nullable String faded(Finding begun, LocalDate day) {
        boolean isFaded =
                begun.form() == Form.MISSION
                        && day.isAfter(lastNews(begun).plusDays(MISSION_DAYS_MAX));
        return isFaded ? YearMonth.from(lastNews(begun)) + "?" : null;
    }

    private static LocalDate lastNews(Finding begun) {
        return begun.support().stream()
                .filter(t -> t.claim().isNews())
                .map(t -> t.published())
                .max(Comparator.naturalOrder())
                .orElse(begun.begun());
    }
}
