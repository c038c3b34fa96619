package pactwatch.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The topics that exist, with partitions, retention and clean-up, as {@code topics.yaml} says. */
public record TopicCatalog(int partitions, List<Entry> topics) {

    /**
     * One topic.
     *
     * @param retention how long records are kept; absent means for ever
     * @param compacted whether only the last record of a key is kept
     */
    public record Entry(
            String name, int partitions, @Nullable Duration retention, boolean compacted) {

        public Map<String, String> configuration() {
            return Map.of(
                    "retention.ms",
                    retention == null ? "-1" : Long.toString(retention.toMillis()),
                    "retention.bytes",
                    "-1",
                    "cleanup.policy",
                    compacted ? "compact" : "delete");
        }
    }

    private record File(int partitions, List<FileEntry> topics) {}

    private record FileEntry(
            String name,
            @Nullable Integer partitions,
            @Nullable String retention,
            @Nullable Boolean compacted) {}

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    public TopicCatalog {
        topics = List.copyOf(topics);
    }

    /**
     * Reads a catalogue.
     *
     * @throws IOException if the stream cannot be read or is no catalogue
     */
    public static TopicCatalog read(InputStream yaml) throws IOException {
        File file = YAML.readValue(yaml, File.class);
        return new TopicCatalog(
                file.partitions(),
                file.topics().stream().map(t -> entry(t, file.partitions())).toList());
    }

    private static Entry entry(FileEntry t, int defaultPartitions) {
        return new Entry(
                t.name(),
                t.partitions() == null ? defaultPartitions : t.partitions(),
                t.retention() == null ? null : Duration.parse(t.retention()),
                Boolean.TRUE.equals(t.compacted()));
    }
}
