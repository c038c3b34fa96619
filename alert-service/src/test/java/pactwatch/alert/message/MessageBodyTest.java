package pactwatch.alert.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.Notice;

class MessageBodyTest {

    @Test
    void leavesOutQuotesThatDoNotFitRatherThanCutThem() {
        Notice.Quote first = Samples.notice("a1", 1, "s1").quotes().getFirst();
        String longText = "ж".repeat(4_000);
        Notice.Quote big =
                new Notice.Quote(
                        longText,
                        first.url(),
                        first.publisher(),
                        first.publisherName(),
                        first.published());
        Notice large = Samples.notice("a1", 1, "s1", Collections.nCopies(5, big));

        String body =
                MessageBody.json(
                        new AlertMessage(1, Samples.NOW, "e1", new AlertEvent.Raised(large)),
                        new MessageBody.Setting(null, false));

        assertThat(body.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(MessageBody.BYTES_MAX);
        assertThat(body.split(longText, -1)).hasSize(3);
    }
}
