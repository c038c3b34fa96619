package pactwatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.contract.BodyEvent;

class BodyArchiveTest {

    private static final URI URL = URI.create("https://news.example/feed");

    private final BodyArchive archive = new BodyArchive(1_048_576);

    @Test
    void givesBackWhatItKept() {
        byte[] body = "<rss>Ереван</rss>".getBytes(UTF_8);

        BodyEvent.Kept kept = archive.keep("f1", URL, null, body, "h", List.of()).orElseThrow();

        assertThat(archive.unpacked(kept)).isEqualTo(body);
        assertThat(kept.bytes()).isEqualTo(body.length);
    }

    @Test
    void keepsNoBodyThatIsTooLongOrHardlyShrinks() {
        byte[] noise = new byte[1_000_000];
        new Random(1).nextBytes(noise);

        assertThat(archive.keep("f1", URL, null, noise, "h", List.of())).isEmpty();
        assertThat(archive.keep("f1", URL, null, new byte[1_048_577], "h", List.of())).isEmpty();
    }

    @Test
    void refusesAKeptBodyThatIsDamagedOrUnfoldsBeyondItsBound() {
        BodyEvent.Kept large =
                new BodyArchive(10_000_000)
                        .keep("f1", URL, null, new byte[5_000_000], "h", List.of())
                        .orElseThrow();
        BodyEvent.Kept damaged = new BodyEvent.Kept("h", "f1", URL, null, 3, "AAAA", List.of());

        assertThatThrownBy(() -> archive.unpacked(large))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> archive.unpacked(damaged))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
