package pactwatch.alert.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import pactwatch.alert.Samples;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.NoteMessage;
import pactwatch.alert.alert.Notice;

/** Everything that is sent fits the schema that is served, as a validator of its own sees it. */
class SchemaTest {

    private static final MessageBody.Setting DEMO =
            new MessageBody.Setting(URI.create("http://localhost:8080"), true);
    private static final MessageBody.Setting PLAIN = new MessageBody.Setting(null, false);

    private static Set<ValidationMessage> faults(String body) throws IOException {
        try (InputStream file = SchemaTest.class.getResourceAsStream("/schema/message.v1.json")) {
            String text = new String(Objects.requireNonNull(file, "schema").readAllBytes(), UTF_8);
            JsonSchema schema =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(text, InputFormat.JSON);
            return schema.validate(
                    body,
                    InputFormat.JSON,
                    c -> c.getExecutionConfig().setFormatAssertionsEnabled(true));
        }
    }

    private static Stream<AlertEvent.OfAlert> alerts() {
        Notice first = Samples.notice("a1", 1, "s1");
        Notice second = Samples.notice("a1", 2, "s1");
        Notice large =
                Samples.notice("a1", 1, "s1", Collections.nCopies(20, first.quotes().getFirst()));
        return Stream.of(
                new AlertEvent.Raised(first),
                new AlertEvent.Raised(large),
                new AlertEvent.Updated(second, Arrays.asList(AlertEvent.Change.values())),
                new AlertEvent.Cancelled(second));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertFits(AlertEvent.OfAlert event) throws IOException {
        for (MessageBody.Setting setting : List.of(DEMO, PLAIN)) {
            String body = MessageBody.json(new AlertMessage(7, Samples.NOW, "e1", event), setting);

            assertThat(faults(body)).as(body).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(AlertEvent.Purpose.class)
    void everyNoteFits(AlertEvent.Purpose purpose) throws IOException {
        AlertEvent.Sources sources =
                purpose == AlertEvent.Purpose.HEARTBEAT ? new AlertEvent.Sources(41, 43) : null;
        AlertEvent.Noted note = new AlertEvent.Noted("n1", "s1", purpose, "A sentence.", sources);
        String body = MessageBody.json(new NoteMessage(0, Samples.NOW, "e1", note), DEMO);

        assertThat(faults(body)).as(body).isEmpty();
    }

    @Test
    void saysSoIfSomethingDoesNotFit() throws IOException {
        String body =
                MessageBody.json(
                        new AlertMessage(
                                7,
                                Samples.NOW,
                                "e1",
                                new AlertEvent.Raised(Samples.notice("a1", 1, "s1"))),
                        PLAIN);

        assertThat(faults(body.replace("\"sequence\":7", "\"sequence\":0"))).hasSize(1);
        assertThat(faults(body.replace("\"alert\":", "\"other\":"))).hasSize(1);
        assertThat(faults(body.replace("alert.raised", "alert.shouted"))).isNotEmpty();
    }
}
