package pactwatch.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The topics that exist, with partitions, retention and clean-up, as {@code topics.yaml} says.
 *
 * @param topics that are there from the start
 * @param templates topics of one generation, whose names hold {@value #GENERATION}
 */
public record TopicCatalog(int partitions, List<Entry> topics, List<Entry> templates) {

    private static final String GENERATION = "<generation>";
    private static final Duration SEGMENT_MAX = Duration.ofDays(7);

    /**
     * One topic.
     *
     * @param retention how long records are kept; absent means for ever
     * @param compacted whether only the last record of a key is kept
     */
    public record Entry(
            String name, int partitions, @Nullable Duration retention, boolean compacted) {

        Entry named(String generation) {
            return new Entry(
                    name.replace(GENERATION, generation), partitions, retention, compacted);
        }

        public Map<String, String> configuration() {
            Map<String, String> all = new HashMap<>();
            all.put("retention.ms", retention == null ? "-1" : millis(retention));
            all.put("retention.bytes", "-1");
            all.put("cleanup.policy", compacted ? "compact" : "delete");
            if (retention != null && retention.compareTo(SEGMENT_MAX) < 0) {
                // Only closed segments are deleted, and Kafka closes them after a week.
                all.put("segment.ms", millis(retention));
            }
            return Map.copyOf(all);
        }

        private static String millis(Duration time) {
            return Long.toString(time.toMillis());
        }
    }

    private record File(
            int partitions, List<FileEntry> topics, @Nullable Generations generations) {}

    private record Generations(String first, List<FileEntry> topics) {}

    private record FileEntry(
            String name,
            @Nullable Integer partitions,
            @Nullable String retention,
            @Nullable Boolean compacted) {}

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    public TopicCatalog {
        topics = List.copyOf(topics);
        templates = List.copyOf(templates);
    }

    /** The catalogue of the topics of one generation. */
    public TopicCatalog ofGeneration(String generation) {
        return new TopicCatalog(
                partitions, templates.stream().map(t -> t.named(generation)).toList(), List.of());
    }

    /**
     * Reads a catalogue.
     *
     * @throws IOException if the stream cannot be read or is no catalogue
     */
    public static TopicCatalog read(InputStream yaml) throws IOException {
        File file = YAML.readValue(yaml, File.class);
        List<Entry> topics = new ArrayList<>(entries(file.topics(), file.partitions()));
        Generations generations = file.generations();
        if (generations == null) {
            return new TopicCatalog(file.partitions(), topics, List.of());
        }
        List<Entry> templates = entries(generations.topics(), file.partitions());
        templates.forEach(t -> topics.add(t.named(generations.first())));
        return new TopicCatalog(file.partitions(), topics, templates);
    }

    private static List<Entry> entries(List<FileEntry> all, int defaultPartitions) {
        return all.stream().map(t -> entry(t, defaultPartitions)).toList();
    }

    private static Entry entry(FileEntry t, int defaultPartitions) {
        return new Entry(
                t.name(),
                t.partitions() == null ? defaultPartitions : t.partitions(),
                t.retention() == null ? null : Duration.parse(t.retention()),
                Boolean.TRUE.equals(t.compacted()));
    }
}
