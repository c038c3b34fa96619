package pactwatch.analysis.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import pactwatch.analysis.DeadLetterDesk;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.log.DeadLetters;

/**
 * What stands in the log, as far as it is folded. Every instance tells it of the whole: take the
 * highest, not the sum.
 */
@Singleton
class AnalysisGauges {

    private record Tally(long changes, Map<Kind, Long> byKind) {}

    private final MeterRegistry registry;
    private final ClaimBook claims;
    private final Coverage coverage;
    private final DeadLetterDesk letters;
    private volatile Tally tally = new Tally(-1, Map.of());

    @Inject
    AnalysisGauges(
            MeterRegistry registry, ClaimBook claims, Coverage coverage, DeadLetterDesk letters) {
        this.registry = registry;
        this.claims = claims;
        this.coverage = coverage;
        this.letters = letters;
    }

    void register(@Observes StartupEvent event) {
        for (Kind kind : Kind.values()) {
            Gauge.builder("pactwatch.claims", () -> tally().getOrDefault(kind, 0L))
                    .description("Claims that stand in the live generation")
                    .tag("kind", lower(kind))
                    .register(registry);
        }
        for (DeadLetters.State state : DeadLetters.State.values()) {
            Gauge.builder("pactwatch.dead.letters", () -> count(state))
                    .description("Records of all services that were put aside")
                    .tag("state", lower(state))
                    .register(registry);
        }
        Gauge.builder("pactwatch.sources", () -> coverage.summary().sources())
                .description("Sources that are watched")
                .register(registry);
        Gauge.builder("pactwatch.sources.answering", () -> coverage.summary().answering())
                .description("Sources that are watched and answered the last time")
                .register(registry);
    }

    /** Counts the claims anew only if there are others than the last time. */
    private Map<Kind, Long> tally() {
        long changes = claims.changes();
        Tally last = tally;
        if (last.changes() == changes) {
            return last.byKind();
        }
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        for (Claim claim : claims.allStanding(Instant.MAX)) {
            counts.merge(claim.kind(), 1L, Long::sum);
        }
        tally = new Tally(changes, Collections.unmodifiableMap(counts));
        return counts;
    }

    private long count(DeadLetters.State state) {
        return letters.all().stream().filter(l -> l.state() == state).count();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
