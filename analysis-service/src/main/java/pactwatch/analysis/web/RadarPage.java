package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.radar.MissedWord;
import pactwatch.analysis.radar.Radar;

/** The wordings that the extraction does not know, ranked, with the sentences they stand in. */
@Path("/radar")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class RadarPage {

    private static final int WORDS_MAX = 60;

    private final Radar radar;
    private final Pack pack;
    private final boolean isDemo;

    /** What the page shows. */
    record View(
            boolean demo,
            String pact,
            long sentences,
            long unread,
            List<Uncovered> uncovered,
            List<Row> words) {}

    /** A language that no lexicon reads, and how many articles are in it. */
    record Uncovered(String language, long articles) {}

    /** One word. */
    record Row(String word, int unread, int read, List<Line> examples) {
        static Row of(MissedWord word) {
            return new Row(
                    word.word(),
                    word.unread(),
                    word.read(),
                    word.examples().stream().map(Line::of).toList());
        }
    }

    /** One sentence that led to no claim, with a link to its article if that is on the web. */
    record Line(String sentence, String publisher, String day, @Nullable String url) {
        static Line of(MissedWord.Example example) {
            return new Line(
                    example.sentence(),
                    example.publisher(),
                    example.published().atZone(ZoneOffset.UTC).toLocalDate().toString(),
                    web(example.url()));
        }

        private static @Nullable String web(@Nullable URI url) {
            String scheme = url == null ? null : url.getScheme();
            boolean isWeb =
                    scheme != null
                            && List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
            return isWeb ? String.valueOf(url) : null;
        }
    }

    @Inject
    RadarPage(Radar radar, Pack pack, AnalysisConfig config) {
        this.radar = radar;
        this.pack = pack;
        this.isDemo = config.demo();
    }

    /** The ranking. */
    @GET
    public Response page() {
        View view =
                new View(
                        isDemo,
                        pack.code(),
                        radar.sentences(),
                        radar.unread(),
                        radar.uncovered().entrySet().stream()
                                .map(e -> new Uncovered(e.getKey(), e.getValue()))
                                .toList(),
                        radar.ranking(WORDS_MAX).stream().map(Row::of).toList());
        return Response.ok(Pages.radar(view).render()).build();
    }
}
