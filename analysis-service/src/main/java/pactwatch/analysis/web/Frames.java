package pactwatch.analysis.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.CoverageSummary;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.status.MemberProjection;

/** Makes what stands around every page. */
@Singleton
class Frames {

    private final Coverage coverage;
    private final InstantSource clock;
    private final boolean isDemo;

    @Inject
    Frames(Coverage coverage, InstantSource clock, AnalysisConfig config) {
        this.coverage = coverage;
        this.clock = clock;
        this.isDemo = config.demo();
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    /** Around a page that has no times. */
    Frame plain(String title, String nav) {
        return new Frame(title, nav, isDemo, false, sources(now(), true), isWhole(), null, null);
    }

    /**
     * Around a page of what was known at some time.
     *
     * @param cited what the page says, for its citation
     * @param days on which it came to say something else
     */
    Frame timed(
            String title,
            String nav,
            Asked asked,
            UriInfo uri,
            String cited,
            NavigableSet<LocalDate> days) {
        Instant known = asked.asOf().known(now());
        return new Frame(
                title,
                nav,
                isDemo,
                asked.isPresent(),
                sources(known, asked.isPresent()),
                isWhole(),
                TimeControl.of(asked, uri.getPath(), today(), days),
                citation(asked, uri, cited));
    }

    private boolean isWhole() {
        CoverageSummary summary = coverage.summary();
        return summary.answering() == summary.sources();
    }

    private String sources(Instant known, boolean isPresent) {
        if (isPresent) {
            return sources(coverage.summary());
        }
        CoverageSummary then = coverage.summary(known);
        return then.sources() == 0
                ? "No source was watched then; shown is what was published by that time and read"
                        + " later."
                : "%d of %s answered then."
                        .formatted(then.answering(), Words.number(then.sources(), "source"));
    }

    private String sources(CoverageSummary summary) {
        Instant lastChecked = summary.lastChecked();
        if (summary.sources() == 0) {
            return "No source is watched yet.";
        }
        if (lastChecked == null) {
            return Words.number(summary.sources(), "source") + " watched, none asked yet.";
        }
        return "Sources last checked %s; %d of %d answered."
                .formatted(Words.ago(lastChecked, now()), summary.answering(), summary.sources());
    }

    private Frame.Citation citation(Asked asked, UriInfo uri, String cited) {
        Instant now = now().truncatedTo(ChronoUnit.SECONDS);
        Instant known = asked.asOf().known(now).truncatedTo(ChronoUnit.SECONDS);
        Instant valid = asked.asOf().valid(now).truncatedTo(ChronoUnit.SECONDS);
        String address =
                uri.getAbsolutePathBuilder()
                        .queryParam("knownAt", known)
                        .queryParam("validAt", valid)
                        .build()
                        .toString();
        String text =
                "Pactwatch%s: “%s” As known on %s. %s (read %s)."
                        .formatted(
                                isDemo ? " (demo)" : "",
                                cited,
                                Words.time(known),
                                address,
                                Words.day(now));
        return new Frame.Citation(text, address);
    }

    /** The days on which what is known of members changed. */
    static NavigableSet<LocalDate> days(Collection<MemberProjection> members) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (MemberProjection member : members) {
            for (Development d : member.developments()) {
                days.addAll(days(d));
            }
        }
        return days;
    }

    static NavigableSet<LocalDate> days(@Nullable Development d) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        if (d != null) {
            d.reached().forEach(r -> days.add(day(r.published())));
            if (d.contested()) {
                d.evidence().stream()
                        .filter(e -> e.assertion() == Assertion.DENIED)
                        .forEach(e -> days.add(day(e.published())));
            }
        }
        return days;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
