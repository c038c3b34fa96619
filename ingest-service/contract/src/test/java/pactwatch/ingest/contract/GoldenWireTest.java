package pactwatch.ingest.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/** Pins the wire of every event: golden files are added, never edited. */
class GoldenWireTest {

    private static final Instant AT = Instant.parse("2024-02-22T10:00:00Z");
    private static final URI URL = URI.create("https://news.example/rss");
    private static final URI MOVED = URI.create("https://new.example/rss");
    private static final FetchEvent.Validators MOVED_VALIDATORS =
            new FetchEvent.Validators(null, "then", MOVED);
    private static final FetchEvent.Terms TERMS =
            new FetchEvent.Terms(600L, 3_600L, Set.of(3), Set.of(DayOfWeek.SUNDAY));

    /** An event and what its golden file is called beside its type. */
    record Sample<E>(Topic<E> topic, E event, String variant) {
        Sample(Topic<E> topic, E event) {
            this(topic, event, "");
        }

        @Override
        public String toString() {
            return topic.codec().typeOf(event) + variant;
        }
    }

    static Stream<Sample<?>> samples() {
        FetchEvent.Validators validators = new FetchEvent.Validators("W/\"1\"", null);
        Article article =
                new Article(
                        "a1",
                        2,
                        URI.create("https://news.example/1"),
                        "Заголовок",
                        "Text",
                        "news.example",
                        "News",
                        "ru",
                        AT,
                        AT,
                        AT,
                        "f1");
        return Stream.of(
                new Sample<>(FeedEvent.TOPIC, new FeedEvent.Added("f1", URL, "News", "en", "opml")),
                new Sample<>(FeedEvent.TOPIC, new FeedEvent.Changed("f1", "News", null, "admin")),
                new Sample<>(FeedEvent.TOPIC, new FeedEvent.Moved("f1", URL, "admin")),
                new Sample<>(FeedEvent.TOPIC, new FeedEvent.Paused("f1", "Noise", "admin")),
                new Sample<>(FeedEvent.TOPIC, new FeedEvent.Resumed("f1", "admin")),
                new Sample<>(FeedEvent.TOPIC, new FeedEvent.Removed("f1", "admin")),
                new Sample<>(FeedEvent.TOPIC, new FeedEvent.PollRequested("f1", "admin")),
                new Sample<>(
                        FetchEvent.TOPIC,
                        new FetchEvent.Fetched(
                                "f1",
                                URL,
                                200,
                                validators,
                                1234,
                                "abc",
                                20,
                                3,
                                List.of("A warning"),
                                AT)),
                new Sample<>(
                        FetchEvent.TOPIC, new FetchEvent.Unchanged("f1", URL, 304, validators, AT)),
                new Sample<>(FetchEvent.TOPIC, new FetchEvent.Throttled("f1", URL, 429, AT)),
                new Sample<>(
                        FetchEvent.TOPIC,
                        new FetchEvent.Failed("f1", URL, null, "No connection", 2, AT)),
                new Sample<>(
                        FetchEvent.TOPIC,
                        new FetchEvent.Fetched(
                                "f1",
                                URL,
                                200,
                                MOVED_VALIDATORS,
                                1234,
                                "abc",
                                20,
                                3,
                                List.of(),
                                AT,
                                TERMS,
                                new FetchEvent.Rhythm(AT, 3_600, 7_200),
                                MOVED,
                                512L),
                        ".terms"),
                new Sample<>(
                        FetchEvent.TOPIC,
                        new FetchEvent.Unchanged(
                                "f1", URL, 304, MOVED_VALIDATORS, AT, TERMS, MOVED),
                        ".terms"),
                new Sample<>(
                        FetchEvent.TOPIC,
                        new FetchEvent.Failed("f1", URL, 200, "No feed", 1, AT, MOVED_VALIDATORS),
                        ".validators"),
                new Sample<>(
                        ItemEvent.TOPIC,
                        new ItemEvent.Seen(
                                "a1",
                                "f1",
                                "guid",
                                null,
                                "Title",
                                "Text",
                                "news.example",
                                "News",
                                "en",
                                AT,
                                null,
                                AT)),
                new Sample<>(
                        BodyEvent.TOPIC,
                        new BodyEvent.Kept(
                                "abc",
                                "f1",
                                URL,
                                "text/xml",
                                3,
                                "H4s=",
                                List.of(new BodyEvent.Reading("a1", "f")))),
                new Sample<>(ArticleEvent.TOPIC, new ArticleEvent.Published(article)),
                new Sample<>(ArticleEvent.TOPIC, new ArticleEvent.Revised(article)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    <E> void staysAsItWas(Sample<E> sample) throws IOException {
        EventCodec<E> codec = sample.topic().codec();
        String type = codec.typeOf(sample.event());
        String golden = golden(sample.toString());

        assertThat(codec.encode(sample.event())).asString(UTF_8).isEqualTo(golden);
        assertThat(codec.decode(type, golden.getBytes(UTF_8)))
                .isEqualTo(new EventCodec.Decoded.Known<>(sample.event()));
    }

    private static String golden(String type) throws IOException {
        try (InputStream file =
                GoldenWireTest.class.getResourceAsStream("/golden/" + type + ".json")) {
            assertThat(file).as("golden file of " + type).isNotNull();
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }
}
