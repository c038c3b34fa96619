package pactwatch.alert.atom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.backtest.Backtest;
import pactwatch.alert.subscription.Filter;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

/**
 * What anybody who had subscribed to a member from the start would have been told: a back-test,
 * kept for a minute.
 */
@ApplicationScoped
class MemberFeeds {

    private static final Duration KEPT_MAX = Duration.ofMinutes(1);

    private record Kept(Instant read, List<AlertMessage> messages) {}

    private final Backtest backtest;
    private final InstantSource clock;
    private final Map<String, Kept> byMember = new ConcurrentHashMap<>();

    @Inject
    MemberFeeds(Backtest backtest, InstantSource clock) {
        this.backtest = backtest;
        this.clock = clock;
    }

    /** The messages of a member, newest first; empty if the history cannot be read now. */
    Optional<List<AlertMessage>> of(String member) {
        Instant now = clock.instant();
        Kept kept = byMember.get(member);
        if (kept != null && kept.read().plus(KEPT_MAX).isAfter(now)) {
            return Optional.of(kept.messages());
        }
        Filter filter =
                new Filter(
                        List.of(member),
                        List.of(Kind.values()),
                        List.of(Claim.Form.values()),
                        Stage.REPORTED,
                        true);
        Optional<List<AlertMessage>> read =
                backtest.run(filter)
                        .map(r -> r.weeks().stream().flatMap(w -> w.messages().stream()).toList());
        read.ifPresent(m -> byMember.put(member, new Kept(now, m)));
        return read;
    }
}
