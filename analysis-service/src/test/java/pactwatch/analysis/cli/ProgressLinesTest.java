package pactwatch.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

    private final ProgressLines lines = new ProgressLines();

    private static JsonNode replay(int read, String eta) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("read", read)
                .put("of", 90)
                .put("eta", eta);
    }

    @Test
    void saysAgainOnlyWhatChanged() {
        assertThat(lines.next(replay(30, "2024-03-01T12:00:04.123456Z"), NOW))
                .contains("30 of 90 articles, ready about 2024-03-01T12:00:04Z");
        assertThat(lines.next(replay(30, "2024-03-01T12:00:06Z"), NOW.plusSeconds(1))).isEmpty();
        assertThat(lines.next(replay(60, ""), NOW.plusSeconds(2))).contains("60 of 90 articles");
        assertThat(lines.next(replay(90, ""), NOW.plusSeconds(3)))
                .contains("all 90 articles read, working out what they come to");
        assertThat(lines.next(replay(90, ""), NOW.plusSeconds(4))).isEmpty();
    }

    @Test
    void repeatsItselfAsAHeartbeat() {
        assertThat(lines.next(replay(90, ""), NOW)).isPresent();

        assertThat(lines.next(replay(90, ""), NOW.plus(ProgressLines.HEARTBEAT))).isPresent();
    }

    @Test
    void saysOnceThatNobodyAnswers() {
        assertThat(lines.silent(NOW)).contains("no answer; asking again");
        assertThat(lines.silent(NOW.plusSeconds(1))).isEmpty();
        assertThat(lines.next(replay(30, ""), NOW.plusSeconds(2))).contains("30 of 90 articles");
        assertThat(lines.silent(NOW.plusSeconds(3))).isPresent();
    }
}
