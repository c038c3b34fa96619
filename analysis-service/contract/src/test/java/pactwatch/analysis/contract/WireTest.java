package pactwatch.analysis.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pactwatch.log.Append;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.WireFormat;

/** The events as others read them, headers included; a golden file is added, never edited. */
class WireTest {

    private static final Instant PUBLISHED = Instant.parse("2024-02-22T17:40:00Z");
    private static final Instant KNOWN = Instant.parse("2024-02-22T17:45:30Z");
    private static final Instant RECORDED = Instant.parse("2024-02-22T17:46:00.123Z");
    private static final URI ADDRESS = URI.create("https://news.example/2024/02/armenia");
    private static final String QUOTE = "Армения заморозила участие в ОДКБ";
    private static final Speaker SPEAKER =
            new Speaker("Nikol Pashinyan", "prime minister", Speaker.Role.GOVERNMENT, "AM");

    private static final Pattern VARIANT = Pattern.compile("-(bare|first|strained|ruled)$");

    private static Claim claim() {
        return new Claim(
                "c1f0",
                new ArticleRef(
                        "a1f0",
                        2,
                        ADDRESS,
                        "news.example",
                        "Example News",
                        "Пашинян об ОДКБ",
                        "ru",
                        PUBLISHED,
                        KNOWN,
                        "example wire",
                        new Sketch(2, List.of(-2_000_000_000, 7, 41_000_000))),
                "CSTO",
                "AM",
                Kind.SUSPENSION,
                Assertion.ACTUAL,
                "2024-02-22",
                true,
                null,
                null,
                Claim.Basis.DECLARED,
                false,
                Claim.Part.TEXT,
                QUOTE,
                12,
                12 + QUOTE.length(),
                SPEAKER,
                "suspension.freeze",
                "csto-1+rules-1");
    }

    private static Claim bareClaim() {
        return new Claim(
                "c1f1",
                new ArticleRef(
                        "a1f1",
                        1,
                        null,
                        "other.example",
                        "Other",
                        "CSTO sends mission",
                        null,
                        PUBLISHED,
                        KNOWN,
                        null,
                        Sketch.EMPTY),
                "CSTO",
                "KZ",
                Kind.INTERVENTION,
                Assertion.ANNOUNCED,
                null,
                false,
                Claim.Form.MISSION,
                null,
                null,
                true,
                Claim.Part.TITLE,
                "CSTO sends mission",
                0,
                18,
                null,
                "intervention.send",
                "csto-1+rules-1");
    }

    private static Development development() {
        return new Development(
                "d1f0",
                "CSTO",
                "AM",
                Kind.SUSPENSION,
                null,
                Stage.ESTABLISHED,
                null,
                List.of(
                        new Development.StageReached(
                                Assertion.ACTUAL, Stage.ESTABLISHED, PUBLISHED)),
                new Grade('B', 2),
                true,
                Claim.Basis.DECLARED,
                "2024-02-22",
                List.of("2024-02"),
                "Armenia has frozen its participation in the CSTO.",
                14,
                3,
                List.of(
                        new Development.Evidence(
                                "c1f0",
                                "a1f0",
                                ADDRESS,
                                "news.example",
                                "Example News",
                                "Пашинян об ОДКБ",
                                PUBLISHED,
                                Assertion.ACTUAL,
                                "2024-02-22",
                                true,
                                Claim.Part.TEXT,
                                QUOTE,
                                12,
                                12 + QUOTE.length(),
                                SPEAKER)),
                List.of("a1f0/AM/SUSPENSION/2024"));
    }

    private static MemberState state() {
        return state(null, List.of(), List.of());
    }

    private static MemberState strainedState() {
        return state(
                "2026-01-31",
                List.of(
                        new MemberState.Request(
                                "d1f1",
                                "2022-09-13",
                                "2022-09-14",
                                Stage.ESTABLISHED,
                                "Nikol Pashinyan")),
                List.of(
                        new MemberState.Friction(
                                "d1f2",
                                Kind.BOYCOTT,
                                "2023-11-14",
                                "2023-11-23",
                                Stage.CORROBORATED,
                                false,
                                5,
                                2)));
    }

    private static MemberState state(
            @Nullable String lastConfirmed,
            List<MemberState.Request> requests,
            List<MemberState.Friction> friction) {
        return new MemberState(
                "AM",
                "Armenia",
                Status.SUSPENDED,
                Claim.Basis.DECLARED,
                "2024-02-22",
                List.of("2024-02"),
                Stage.ESTABLISHED,
                new Grade('B', 2),
                true,
                List.of(
                        new MemberState.Intervention(
                                "2022-09-15", "2022-09-22", Claim.Form.MISSION)),
                List.of(
                        new MemberState.Outlook(
                                Kind.WITHDRAWAL,
                                Assertion.ANNOUNCED,
                                "2024-06-12",
                                "Nikol Pashinyan")),
                12,
                41,
                5,
                "2026-02-03",
                lastConfirmed,
                requests,
                friction);
    }

    static Stream<Arguments> events() {
        Topic<ClaimEvent> claims = ClaimEvent.topic("g1");
        return Stream.of(
                named("claimed", claims, new ClaimEvent.Claimed(claim())),
                named("claimed-bare", claims, new ClaimEvent.Claimed(bareClaim())),
                named("unsaid", claims, new ClaimEvent.Unsaid("c1f0", "a1f0", 3, "CSTO", "AM")),
                named(
                        "development-changed",
                        StatusEvent.TOPIC,
                        new StatusEvent.DevelopmentChanged(
                                development(),
                                Status.MEMBER,
                                Status.SUSPENDED,
                                StatusEvent.Cause.EVIDENCE)),
                named(
                        "status-changed",
                        StatusEvent.TOPIC,
                        new StatusEvent.StatusChanged(
                                state(), Status.MEMBER, StatusEvent.Cause.EVIDENCE)),
                named(
                        "status-changed-strained",
                        StatusEvent.TOPIC,
                        new StatusEvent.StatusChanged(
                                strainedState(), Status.MEMBER, StatusEvent.Cause.EVIDENCE)),
                named(
                        "status-changed-first",
                        StatusEvent.TOPIC,
                        new StatusEvent.StatusChanged(state(), null, StatusEvent.Cause.PROMOTION)),
                named(
                        "development-changed-ruled",
                        StatusEvent.TOPIC,
                        new StatusEvent.DevelopmentChanged(
                                ruled(development()),
                                Status.MEMBER,
                                Status.SUSPENDED,
                                StatusEvent.Cause.RULING)));
    }

    private static Development ruled(Development d) {
        return new Development(
                d.id(),
                d.pact(),
                d.member(),
                d.kind(),
                d.form(),
                d.actual(),
                d.announced(),
                d.reached(),
                d.grade(),
                d.contested(),
                d.basis(),
                d.eventDate(),
                d.eventDateAlternatives(),
                d.sentence(),
                d.articles(),
                d.origins(),
                d.evidence(),
                d.evidenceKeys(),
                new Development.Ruled(
                        "r1f0",
                        Development.Verdict.CONFIRMED,
                        "A. Analyst",
                        "The gazette has it.",
                        RECORDED));
    }

    static Stream<Arguments> decisions() {
        List<String> keys = List.of("a1f0/AM/SUSPENSION/2024");
        return Stream.of(
                named(
                        "confirmed",
                        RulingEvent.TOPIC,
                        new RulingEvent.Confirmed(
                                "r1f0", "CSTO", "AM", keys, "A. Analyst", "The gazette has it.")),
                named(
                        "rejected",
                        RulingEvent.TOPIC,
                        new RulingEvent.Rejected(
                                "r1f1", "CSTO", "AM", keys, "A. Analyst", "A forged letter.")),
                named(
                        "regraded",
                        RulingEvent.TOPIC,
                        new RulingEvent.Regraded(
                                "r1f2",
                                "CSTO",
                                "AM",
                                keys,
                                new Grade('D', 4),
                                "A. Analyst",
                                "Their last five reports were wrong.")),
                named(
                        "undone",
                        RulingEvent.TOPIC,
                        new RulingEvent.Undone(
                                "r1f1", "CSTO", "AM", "A. Analyst", "The letter is genuine.")),
                named(
                        "started",
                        GenerationEvent.TOPIC,
                        new GenerationEvent.Started(
                                "g2", "CSTO", "csto-1+rules-1", List.of(120L, 98L, 0L), "admin")),
                named(
                        "built",
                        GenerationEvent.TOPIC,
                        new GenerationEvent.Built(
                                "g2",
                                "CSTO",
                                "9f86d081",
                                218,
                                41,
                                new GenerationEvent.Figures(400, 300, 280, 270))),
                named(
                        "measured",
                        GenerationEvent.TOPIC,
                        new GenerationEvent.Measured(
                                "g1",
                                "CSTO",
                                "csto-2026.1+rules-1",
                                new GenerationEvent.Figures(400, 300, 280, 270))),
                named(
                        "promoted",
                        GenerationEvent.TOPIC,
                        new GenerationEvent.Promoted("g2", "CSTO", "g1", "admin")),
                named(
                        "rolled-back",
                        GenerationEvent.TOPIC,
                        new GenerationEvent.RolledBack("g1", "CSTO", "g2", "admin")),
                named(
                        "discarded",
                        GenerationEvent.TOPIC,
                        new GenerationEvent.Discarded("g2", "CSTO", "admin")),
                named(
                        "statuses-told",
                        GenerationEvent.TOPIC,
                        new GenerationEvent.StatusesTold("g2", "CSTO")),
                named(
                        "failed",
                        GenerationEvent.TOPIC,
                        new GenerationEvent.Failed(
                                "g2", "CSTO", "Nothing was read for 10 minutes.")));
    }

    private static <E> Arguments named(String name, Topic<E> topic, E event) {
        String type = topic.codec().typeOf(event);
        String variant = VARIANT.matcher(name).find() ? "." + name : "";
        Envelope<E> envelope =
                new Envelope<>(
                        "e1f0",
                        type,
                        URI.create("/analysis/test"),
                        "CSTO/AM",
                        KNOWN,
                        RECORDED,
                        "cause1",
                        4,
                        event);
        return Arguments.of(
                Named.of(type + variant, type + variant), new Append<>(topic, "CSTO/AM", envelope));
    }

    @ParameterizedTest
    @MethodSource({"events", "decisions"})
    void writesEveryEventAsItsGoldenFileSays(String name, Append<?> append) throws IOException {
        assertThat(text(WireFormat.write(append))).isEqualTo(golden(name));
    }

    @ParameterizedTest
    @MethodSource({"events", "decisions"})
    <E> void readsEveryEventAsItWasWritten(String name, Append<E> append) {
        ProducerRecord<String, byte[]> written = WireFormat.write(append);
        ConsumerRecord<String, byte[]> read =
                new ConsumerRecord<>(written.topic(), 3, 17, written.key(), written.value());
        written.headers().forEach(h -> read.headers().add(h));

        assertThat(WireFormat.read(append.topic(), read))
                .as(name)
                .isEqualTo(
                        new WireFormat.Read.Event<>(
                                new LogRecord<>(
                                        written.topic(), 3, 17, append.key(), append.envelope())));
    }

    /** Topic, key and headers, a line each, an empty line, and the payload. */
    private static String text(ProducerRecord<String, byte[]> record) {
        StringBuilder text = new StringBuilder();
        text.append("topic: ").append(record.topic()).append('\n');
        text.append("key: ").append(record.key()).append('\n');
        text.append("timestamp: ").append(record.timestamp()).append('\n');
        for (Header header : record.headers()) {
            text.append(header.key()).append(": ");
            text.append(new String(header.value(), UTF_8)).append('\n');
        }
        return text.append('\n').append(new String(record.value(), UTF_8)).append('\n').toString();
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = WireTest.class.getResourceAsStream("/golden/" + name + ".txt")) {
            assertThat(file).as("golden file of " + name).isNotNull();
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
