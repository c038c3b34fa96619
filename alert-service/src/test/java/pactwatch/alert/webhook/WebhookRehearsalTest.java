package pactwatch.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import pactwatch.alert.message.LinkMaker;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.secret.SecretBox;
import pactwatch.alert.secret.SignedLinks;

class WebhookRehearsalTest {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final WebhookRehearsal rehearsal =
            new WebhookRehearsal(
                    new MessageBody.Setting(null, false),
                    new LinkMaker(null, new SignedLinks(new byte[SecretBox.KEY_BYTES])),
                    InstantSource.system());

    @Test
    void takesEveryAlertToItsReceiver() throws IOException {
        assertThat(rehearsal.perform(WITHIN)).isEqualTo(20);
    }

    @Test
    void isDoneOnlyWhenItIsOver() {
        assertThat(rehearsal.isDone()).isFalse();

        rehearsal.start(new StartupEvent());

        await().atMost(WITHIN).until(rehearsal::isDone);
    }
}
