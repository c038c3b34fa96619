package pactwatch.analysis.bench;

import java.time.Instant;
import java.util.List;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.analysis.status.PactProjection;
import pactwatch.log.Topic;
import pactwatch.log.kafka.read.Replayer;

/** From the claims topic to the state of every member, by the same code as a rebuild. */
final class ProjectionBench {

    private static final int WARM_UP_CLAIMS = 20_000;

    private final BenchTopics topics;
    private final Pack pack;
    private final long seed;

    ProjectionBench(BenchTopics topics, Pack pack, long seed) {
        this.topics = topics;
        this.pack = pack;
        this.seed = seed;
    }

    /**
     * What one run took.
     *
     * @param folded seconds until all claims were in memory
     * @param projected seconds from there until all members were projected
     */
    record Run(int claims, double folded, double projected, BareConsumer.Reading bare) {
        double seconds() {
            return folded + projected;
        }

        void print() {
            System.out.printf(
                    "projection: %d claims in %.2f s (read and folded in %.2f s, projected in %.2f"
                            + " s), %.0f a second; bare consumer %.0f a second; ratio %.1f %%,"
                            + " of reading and folding alone %.1f %%%n",
                    claims,
                    seconds(),
                    folded,
                    projected,
                    claims / seconds(),
                    bare.perSecond(),
                    100 * claims / seconds() / bare.perSecond(),
                    100 * claims / folded / bare.perSecond());
        }
    }

    /** Measures a log of its own, after a smaller one that only warms the machine up. */
    Run run(int claims) {
        measure("warm-up-" + claims, Math.min(claims, WARM_UP_CLAIMS));
        return measure("bench-" + claims, claims);
    }

    private Run measure(String generation, int claims) {
        Topic<ClaimEvent> topic = ClaimEvent.topic(generation);
        topics.provision(topic.name());
        SyntheticClaims synthetic = new SyntheticClaims(seed, topic);
        List<String> members = pack.members().stream().map(Pack.Member::code).toList();
        topics.write(claims, i -> synthetic.event(members.get(i % members.size()), i));
        BareConsumer.read(topics.settings(), topic.name());
        BareConsumer.Reading bare = BareConsumer.read(topics.settings(), topic.name());
        ClaimBook book = new ClaimBook(generation);
        long started = System.nanoTime();
        new Replayer(topics.settings(), "bench").replayAll(topic, book::accept);
        double folded = (System.nanoTime() - started) / 1e9;
        Instant now = Instant.now();
        int projected =
                PactProjection.project(pack, book.allStanding(Instant.MAX), List.of(), now, now)
                        .members()
                        .size();
        double seconds = (System.nanoTime() - started) / 1e9;
        if (projected != members.size()) {
            throw new IllegalStateException("Not all members were projected");
        }
        return new Run(claims, folded, seconds - folded, bare);
    }
}
