package pactwatch.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicCatalogTest {

    @Test
    void keepsForEverUnlessTold() throws IOException {
        TopicCatalog catalog =
                read(
                        """
                        partitions: 4
                        topics:
                          - name: a
                          - name: b
                            partitions: 1
                            retention: P7D
                            compacted: true
                        """);

        assertThat(catalog.topics())
                .containsExactly(
                        new TopicCatalog.Entry("a", 4, null, false),
                        new TopicCatalog.Entry("b", 1, Duration.ofDays(7), true));
        assertThat(catalog.topics().getFirst().configuration())
                .containsEntry("retention.ms", "-1")
                .containsEntry("cleanup.policy", "delete");
    }

    @Test
    void closesSegmentsInTimeForAShortRetention() throws IOException {
        TopicCatalog catalog =
                read(
                        """
                        partitions: 1
                        topics:
                          - name: short
                            retention: PT1H
                          - name: long
                            retention: P90D
                        """);

        assertThat(catalog.topics().getFirst().configuration())
                .containsEntry("segment.ms", "3600000");
        assertThat(catalog.topics().getLast().configuration()).doesNotContainKey("segment.ms");
    }

    private static TopicCatalog read(String yaml) throws IOException {
        return TopicCatalog.read(new ByteArrayInputStream(yaml.getBytes(UTF_8)));
    }
}
