package pactwatch.analysis.kafka;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.standing.SaidClaims;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.Topic;
import pactwatch.log.kafka.step.Takeover;

/**
 * What the articles of each partition were found to say. Claims of one partition's articles are in
 * any partition of the claims topic, so the topic is read once for all partitions that are taken
 * over together, and a later one reads on from there. For one thread.
 */
final class SaidReplay {

    private final Topic<ClaimEvent> claims;
    private final Map<Integer, SaidClaims> byPartition = new HashMap<>();
    private final Set<Integer> handedOut = new HashSet<>();
    private Map<TopicPartition, Long> ends = Map.of();

    SaidReplay(Topic<ClaimEvent> claims) {
        this.claims = claims;
    }

    /** What the articles of the partition were found to say up to now; its owner keeps it. */
    SaidClaims of(Takeover<ArticleEvent> takeover) {
        if (!handedOut.add(takeover.partition())) {
            forget();
            handedOut.add(takeover.partition());
        }
        ends =
                takeover.replayAll(
                        claims,
                        ends,
                        r -> {
                            int partition = takeover.partitionOf(articleOf(r.event()));
                            if (partition == takeover.partition()
                                    || !handedOut.contains(partition)) {
                                byPartition
                                        .computeIfAbsent(partition, _ -> new SaidClaims())
                                        .accept(r.event());
                            }
                        });
        SaidClaims said = byPartition.remove(takeover.partition());
        return said == null ? new SaidClaims() : said;
    }

    /** Lets all go that was not handed out; the next takeover reads from the start again. */
    void forget() {
        byPartition.clear();
        handedOut.clear();
        ends = Map.of();
    }

    private static String articleOf(ClaimEvent event) {
        return switch (event) {
            case ClaimEvent.Claimed(Claim claim) -> claim.article().id();
            case ClaimEvent.Unsaid unsaid -> unsaid.article();
        };
    }
}
