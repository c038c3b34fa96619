package pactwatch.analysis.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.Rebuilds;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.TopicCatalog;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.KafkaTopics;
import pactwatch.log.kafka.step.Redrives;

/** Generations on Kafka: their topics, and how far their steps have come. */
final class KafkaRebuilds implements Rebuilds, AutoCloseable {

    private static final Duration ASK_MAX = Duration.ofSeconds(5);
    private static final String GROUP = "pactwatch.";

    private final KafkaSettings settings;
    private final KafkaArticles articles;
    private final Redrives redrives;
    private final Admin admin;
    private final Map<String, KeptGeneration> kept = new ConcurrentHashMap<>();

    KafkaRebuilds(KafkaSettings settings, KafkaArticles articles, Redrives redrives) {
        this.settings = settings;
        this.articles = articles;
        this.redrives = redrives;
        this.admin = Admin.create(settings.client("rebuilds"));
    }

    /** What steps were asked to try again. */
    Redrives redrives() {
        return redrives;
    }

    /** Those that this instance keeps up, by name. */
    Map<String, KeptGeneration> kept() {
        return kept;
    }

    @Override
    public void prepare(String generation) {
        try (InputStream yaml = KafkaRebuilds.class.getResourceAsStream("/topics.yaml")) {
            if (yaml == null) {
                throw new IOException("There is no topics.yaml");
            }
            List<String> mismatches =
                    KafkaTopics.provision(
                            settings, TopicCatalog.read(yaml).ofGeneration(generation));
            if (!mismatches.isEmpty()) {
                throw new KafkaException(String.join("; ", mismatches));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue of topics cannot be read", e);
        }
    }

    @Override
    public List<Long> ends() {
        return articles.offsets().ends();
    }

    @Override
    public Progress progress(Generation generation) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                committed(GROUP + ClaimStep.name(generation.name()));
        List<Long> ends = generation.ends();
        ArticleOffsets offsets = articles.offsets();
        long read = 0;
        long of = 0;
        long behind = 0;
        for (int p = 0; p < offsets.ends().size(); p++) {
            OffsetAndMetadata next =
                    committed.get(new TopicPartition(ArticleEvent.TOPIC.name(), p));
            int done = offsets.before(p, next == null ? 0 : next.offset());
            int wanted = p < ends.size() ? offsets.before(p, ends.get(p)) : 0;
            read += Math.min(done, wanted);
            of += wanted;
            behind += Math.max(0, offsets.before(p, Long.MAX_VALUE) - Math.max(done, wanted));
        }
        return new Progress(read, of, behind);
    }

    @Override
    public boolean isWorkedOn(Generation generation) {
        String group = GROUP + ClaimStep.name(generation.name());
        try {
            return admin
                    .describeConsumerGroups(List.of(group))
                    .all()
                    .get(ASK_MAX.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .anyMatch(g -> !g.members().isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while asking who works on a rebuild", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw new KafkaException("The brokers do not tell who works on a rebuild", e);
        } catch (TimeoutException e) {
            throw new KafkaException("The brokers do not tell who works on a rebuild", e);
        }
    }

    /**
     * Whether all that is decided and claimed at present was told as a candidate would tell it.
     *
     * @param claimed offset of the last claim of each partition that has any
     */
    boolean isTold(Generation generation, Map<Integer, Long> claimed) {
        Map<TopicPartition, OffsetAndMetadata> places =
                committed(GROUP + StatusLine.candidate(generation).step());
        return rulingEnds().entrySet().stream()
                        .allMatch(e -> rulingsNext(places.get(e.getKey())) >= e.getValue())
                && claimed.entrySet().stream()
                        .allMatch(e -> claimsNext(places.get(rulings(e.getKey()))) > e.getValue());
    }

    private static TopicPartition rulings(int partition) {
        return new TopicPartition(RulingEvent.TOPIC.name(), partition);
    }

    private static long rulingsNext(@Nullable OffsetAndMetadata place) {
        return place == null ? 0 : place.offset();
    }

    private static long claimsNext(@Nullable OffsetAndMetadata place) {
        return place == null
                ? 0
                : StatusPlace.parse(place.metadata()).map(StatusPlace::next).orElse(0L);
    }

    private Map<TopicPartition, Long> rulingEnds() {
        try {
            int partitions =
                    admin
                            .describeTopics(List.of(RulingEvent.TOPIC.name()))
                            .allTopicNames()
                            .get(ASK_MAX.toMillis(), TimeUnit.MILLISECONDS)
                            .values()
                            .stream()
                            .mapToInt(t -> t.partitions().size())
                            .sum();
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            for (int p = 0; p < partitions; p++) {
                wanted.put(rulings(p), OffsetSpec.latest());
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(wanted)
                    .all()
                    .get(ASK_MAX.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((p, end) -> ends.put(p, end.offset()));
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while asking where the rulings end", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The brokers do not tell where the rulings end", e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(ASK_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while asking how far a rebuild is", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("The brokers do not tell how far a rebuild is", e);
        }
    }

    @Override
    public Optional<ClaimBook> claims(String generation) {
        return Optional.ofNullable(kept.get(generation))
                .filter(KeptGeneration::isReadable)
                .map(KeptGeneration::book);
    }

    @Override
    public void close() {
        admin.close(ASK_MAX);
    }
}
