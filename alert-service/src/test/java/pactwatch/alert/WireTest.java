package pactwatch.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.NoteMessage;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Preferences;
import pactwatch.alert.subscription.QuietHours;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.analysis.contract.Stage;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/** The events and bodies as others read them; a golden file is added, never edited. */
class WireTest {

    private static final SubscriptionEvent.Actor OWNER = SubscriptionEvent.Actor.OWNER;

    static Stream<Arguments> subscriptionEvents() {
        var filter = Samples.filter(Stage.CORROBORATED, true, "AM", "KZ");
        var webhook = new Channel.Webhook(URI.create("https://desk.example/hook"), "v1.key.sealed");
        return named(
                SubscriptionEvent.TOPIC,
                List.of(
                        new SubscriptionEvent.Created(filter, webhook),
                        new SubscriptionEvent.Confirmed(OWNER),
                        new SubscriptionEvent.Changed(filter, new Channel.Stream()),
                        new SubscriptionEvent.Silenced(OWNER, Samples.NOW),
                        new SubscriptionEvent.Paused(SubscriptionEvent.Actor.SERVICE, "Gone."),
                        new SubscriptionEvent.Resumed(OWNER),
                        new SubscriptionEvent.Removed(OWNER)));
    }

    static Stream<Arguments> alertEvents() {
        return named(
                AlertEvent.TOPIC,
                List.of(
                        new AlertEvent.Raised(Samples.notice("a1", 1, "s1")),
                        new AlertEvent.Updated(
                                Samples.notice("a1", 2, "s1"), List.of(AlertEvent.Change.STAGE)),
                        new AlertEvent.Cancelled(Samples.notice("a1", 3, "s1")),
                        new AlertEvent.Noted(
                                "n1",
                                "s1",
                                AlertEvent.Purpose.HEARTBEAT,
                                "Nothing happened in the last day; 41 of 43 sources answered.",
                                new AlertEvent.Sources(41, 43)),
                        new AlertEvent.RedeliveryAsked("s1", 3, 9, true),
                        new AlertEvent.Answered(
                                "a1",
                                2,
                                "s1",
                                "AM",
                                "d1",
                                AlertEvent.Verdict.WRONG,
                                "It was an exercise.")));
    }

    static Stream<Arguments> deliveryEvents() {
        var failed =
                new DeliveryEvent.Attempt(
                        "a1-1",
                        "s1",
                        7,
                        1,
                        Samples.NOW,
                        null,
                        "No answer within 15000 ms.",
                        15_000);
        var answered =
                new DeliveryEvent.Attempt(
                        "a1-1", "s1", 7, 2, Samples.NOW, 204, "The receiver took it.", 12);
        return named(
                DeliveryEvent.TOPIC,
                List.of(
                        new DeliveryEvent.Attempted(failed, Samples.NOW.plusSeconds(5)),
                        new DeliveryEvent.Delivered(answered),
                        new DeliveryEvent.Refused(answered),
                        new DeliveryEvent.GaveUp(failed),
                        new DeliveryEvent.Redelivered(answered)));
    }

    private static <E> Stream<Arguments> named(Topic<E> topic, List<? extends E> events) {
        return events.stream()
                .map(e -> Arguments.of(Named.of(topic.codec().typeOf(e), topic.codec()), e));
    }

    @Test
    void writesASubscriptionWithAllItsWishesAsItsGoldenFileSays() throws IOException {
        SubscriptionEvent event =
                new SubscriptionEvent.Created(
                        Samples.filter(Stage.REPORTED, false, "AM"),
                        new Channel.Email("r…k@desk.example", "v1.key.sealed"),
                        new Preferences(
                                new QuietHours(
                                        LocalTime.of(22, 0),
                                        LocalTime.of(7, 0),
                                        ZoneId.of("Asia/Yerevan")),
                                true),
                        "risk-desk");

        var codec = SubscriptionEvent.TOPIC.codec();
        String golden = golden("pactwatch.subscription.created.v1-all");

        assertThat(codec.encode(event)).asString(UTF_8).isEqualTo(golden);
        assertThat(codec.decode(codec.typeOf(event), golden.getBytes(UTF_8)))
                .isEqualTo(new EventCodec.Decoded.Known<>(event));
    }

    @Test
    void writesTheBodyOfANoteAsItsGoldenFileSays() throws IOException {
        NoteMessage message =
                new NoteMessage(
                        7,
                        Samples.NOW,
                        "e1",
                        new AlertEvent.Noted(
                                "n1",
                                "s1",
                                AlertEvent.Purpose.HEARTBEAT,
                                "Nothing happened in the last day; 41 of 43 sources answered.",
                                new AlertEvent.Sources(41, 43)));

        assertThat(MessageBody.json(message, new MessageBody.Setting(null, false)))
                .isEqualTo(golden("webhook-note.v1"));
    }

    @ParameterizedTest
    @MethodSource({"subscriptionEvents", "alertEvents", "deliveryEvents"})
    void writesAndReadsEveryEventAsItsGoldenFileSays(EventCodec<Object> codec, Object event)
            throws IOException {
        String type = codec.typeOf(event);
        String golden = golden(type);

        assertThat(codec.encode(event)).asString(UTF_8).isEqualTo(golden);
        assertThat(codec.decode(type, golden.getBytes(UTF_8)))
                .isEqualTo(new EventCodec.Decoded.Known<>(event));
    }

    @Test
    void writesTheBodyOfAWebhookAsItsGoldenFileSays() throws IOException {
        AlertMessage message =
                new AlertMessage(
                        7,
                        Samples.NOW,
                        "e1",
                        new AlertEvent.Updated(
                                Samples.notice("a1", 2, "s1"), List.of(AlertEvent.Change.STAGE)));
        var setting = new MessageBody.Setting(URI.create("http://localhost:8080"), true);

        assertThat(MessageBody.json(message, setting)).isEqualTo(golden("webhook-body.v1"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = WireTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(file).as("golden file of " + name).isNotNull();
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }
}
