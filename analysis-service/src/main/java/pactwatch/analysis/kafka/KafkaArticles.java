package pactwatch.analysis.kafka;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.ArticleStore;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.kafka.read.ConsumerSettings;

/**
 * Where each article version stands in the log; the texts are read from there again, the latest
 * kept. Safe for many threads.
 */
final class KafkaArticles implements ArticleStore, AutoCloseable {

    private static final Duration POLL_WAIT = Duration.ofMillis(200);
    private static final Duration READ_MAX = Duration.ofSeconds(10);

    /** Records between two wanted ones that are read over rather than jumped over. */
    private static final long GAP_RECORDS_MAX = 100;

    private static final int FETCH_BYTES = 256 * 1024;

    private record Position(int partition, long offset) {}

    private final KafkaSettings settings;
    private final Map<Version, Position> positions = new ConcurrentHashMap<>();
    private final ArticleOffsets offsets = new ArticleOffsets();
    private final TextCache cache;
    private @Nullable KafkaConsumer<String, byte[]> consumer;

    KafkaArticles(KafkaSettings settings, long cacheCharsMax) {
        this.settings = settings;
        this.cache = new TextCache(cacheCharsMax);
    }

    /** Takes in where a version stands; the first place counts. */
    void fold(LogRecord<ArticleEvent> record) {
        Article article = record.event().article();
        offsets.add(record.partition(), record.offset());
        positions.putIfAbsent(
                new Version(article.id(), article.version()),
                new Position(record.partition(), record.offset()));
    }

    /** Which offsets hold article events. */
    ArticleOffsets offsets() {
        return offsets;
    }

    /** Whether a version stands before the given offset of its partition. */
    boolean isBefore(Version version, List<Long> ends) {
        Position position = positions.get(version);
        return position != null
                && position.partition() < ends.size()
                && position.offset() < ends.get(position.partition());
    }

    @Override
    public Map<Version, Article> read(Set<Version> wanted) {
        Map<Version, Article> found = new HashMap<>();
        Map<Integer, NavigableMap<Long, Version>> missing = new HashMap<>();
        for (Version version : wanted) {
            Article cached = cache.get(version);
            Position position = positions.get(version);
            if (cached != null) {
                found.put(version, cached);
            } else if (position != null) {
                missing.computeIfAbsent(position.partition(), _ -> new TreeMap<>())
                        .put(position.offset(), version);
            }
        }
        if (!missing.isEmpty()) {
            readFromLog(missing, found);
        }
        return found;
    }

    /** Reads that version alone: numbers of versions have no gap. */
    @Override
    public Optional<Article> latest(String article) {
        int number = 1;
        while (positions.containsKey(new Version(article, number + 1))) {
            number++;
        }
        return read(new Version(article, number));
    }

    private synchronized void readFromLog(
            Map<Integer, NavigableMap<Long, Version>> missing, Map<Version, Article> found) {
        KafkaConsumer<String, byte[]> open = consumer == null ? open() : consumer;
        consumer = open;
        long deadline = System.nanoTime() + READ_MAX.toNanos();
        missing.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(e -> readPartition(open, e.getKey(), e.getValue(), found, deadline));
    }

    private KafkaConsumer<String, byte[]> open() {
        Map<String, Object> all = ConsumerSettings.ungrouped(settings, "article-reader");
        all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        return new KafkaConsumer<>(all);
    }

    private void readPartition(
            KafkaConsumer<String, byte[]> open,
            int number,
            NavigableMap<Long, Version> wanted,
            Map<Version, Article> found,
            long deadline) {
        TopicPartition partition = new TopicPartition(ArticleEvent.TOPIC.name(), number);
        open.assign(List.of(partition));
        open.seek(partition, wanted.firstKey());
        while (!wanted.isEmpty() && System.nanoTime() < deadline) {
            if (wanted.firstKey() - open.position(partition) > GAP_RECORDS_MAX) {
                open.seek(partition, wanted.firstKey());
            }
            for (ConsumerRecord<String, byte[]> record : open.poll(POLL_WAIT)) {
                Version version = wanted.remove(record.offset());
                if (version != null) {
                    keep(version, record, found);
                }
            }
            wanted.headMap(open.position(partition)).clear();
        }
    }

    private void keep(
            Version version, ConsumerRecord<String, byte[]> record, Map<Version, Article> found) {
        switch (WireFormat.read(ArticleEvent.TOPIC, record)) {
            case WireFormat.Read.Event<ArticleEvent>(LogRecord<ArticleEvent> event) -> {
                Article article = event.event().article();
                found.put(version, article);
                cache.put(version, article);
            }
            case WireFormat.Read.Unreadable<ArticleEvent> _ -> {}
        }
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}
