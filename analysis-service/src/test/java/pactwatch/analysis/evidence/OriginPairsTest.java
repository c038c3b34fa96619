package pactwatch.analysis.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.ingest.contract.Article;

/**
 * Holds the clustering of origins to labelled reports, end to end: what the extractor finds in two
 * reports of one event has one origin or two.
 */
class OriginPairsTest {

    private static final double PRECISION_MIN = 0.98;
    private static final double RECALL_MIN = 0.84;
    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");

    private final Pack pack = PackFiles.bundled("csto").withoutBaseline();
    private final Extractor extractor = Extractor.of(pack);

    /** One report; two of one event with one origin are a pair to be found. */
    private record Report(
            String event,
            Kind kind,
            String member,
            Assertion assertion,
            String origin,
            String relation,
            String publisher,
            String published,
            String lang,
            String title,
            String text) {

        Article article() {
            Instant at = LocalDate.parse(published).atStartOfDay().toInstant(ZoneOffset.UTC);
            return new Article(
                    publisher + "/" + title,
                    1,
                    null,
                    title,
                    text,
                    publisher,
                    publisher,
                    lang,
                    at,
                    at,
                    at,
                    "f");
        }
    }

    private static Map<String, List<Report>> events() {
        ObjectMapper json = new ObjectMapper();
        Map<String, List<Report>> events = new LinkedHashMap<>();
        try (InputStream file = OriginPairsTest.class.getResourceAsStream("/gold/origins.jsonl");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(Objects.requireNonNull(file), UTF_8))) {
            for (String line : lines.lines().toList()) {
                Report report = json.readValue(line, Report.class);
                events.computeIfAbsent(report.event(), _ -> new ArrayList<>()).add(report);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    private @Nullable Claim claim(Report report) {
        return extractor.extract(report.article()).stream()
                .filter(c -> c.kind() == report.kind() && c.member().equals(report.member()))
                .filter(c -> c.assertion() == report.assertion())
                .findFirst()
                .orElse(null);
    }

    /** The number of the origin of each report; none where the claim itself was not found. */
    private Map<Report, Integer> sources(List<Report> reports) {
        Map<String, Report> byArticle = new LinkedHashMap<>();
        List<Claim> claims = new ArrayList<>();
        for (Report report : reports) {
            Claim claim = claim(report);
            if (claim == null) {
                System.out.println("no claim in " + report.publisher() + ": " + report.title());
            } else {
                claims.add(claim);
                byArticle.put(claim.article().id(), report);
            }
        }
        List<Testimony> heard = Testimonies.of(pack, reports.getFirst().member(), claims, END);
        Origins origins = Origins.ofWord();
        heard.forEach(origins::add);
        Map<Report, Integer> sources = new LinkedHashMap<>();
        for (Testimony testimony : heard) {
            sources.put(
                    Objects.requireNonNull(byArticle.get(testimony.claim().article().id())),
                    origins.sourceOf(testimony));
        }
        return sources;
    }

    /** Pairs of reports by what they should be and are taken for. */
    private static final class Tally {
        private int found;
        private int wrong;
        private int all;
        private final Map<String, int[]> byRelation = new TreeMap<>();

        void add(Report a, Report b, boolean isTaken) {
            boolean isOne = a.origin().equals(b.origin());
            found += isOne && isTaken ? 1 : 0;
            wrong += !isOne && isTaken ? 1 : 0;
            all += isOne ? 1 : 0;
            if (isOne) {
                int[] counts = byRelation.computeIfAbsent(b.relation(), _ -> new int[2]);
                counts[0] += isTaken ? 1 : 0;
                counts[1]++;
            }
            if (isOne != isTaken) {
                System.out.printf(
                        "%s: %s and %s have %s%n",
                        a.event(),
                        a.publisher(),
                        b.publisher(),
                        isOne ? "one origin" : "two origins");
            }
        }

        double precision() {
            return (double) found / (found + wrong);
        }

        double recall() {
            return (double) found / all;
        }

        void print() {
            System.out.printf(
                    "origins: %d of %d pairs, %d wrong, precision %.3f, recall %.3f%n",
                    found, all, wrong, precision(), recall());
            byRelation.forEach((relation, counts) ->
                    System.out.printf("  %s: %d of %d%n", relation, counts[0], counts[1]));
        }
    }

    @Test
    void findsWhichReportsHaveOneOrigin() {
        Tally tally = new Tally();
        for (List<Report> reports : events().values()) {
            Map<Report, Integer> sources = sources(reports);
            List<Report> heard = reports.stream().filter(sources::containsKey).toList();
            for (int i = 0; i < heard.size(); i++) {
                for (int j = i + 1; j < heard.size(); j++) {
                    Integer source = sources.get(heard.get(i));
                    tally.add(
                            heard.get(i),
                            heard.get(j),
                            Objects.equals(source, sources.get(heard.get(j))));
                }
            }
        }
        tally.print();

        assertThat(tally.precision()).isGreaterThanOrEqualTo(PRECISION_MIN);
        assertThat(tally.recall()).isGreaterThanOrEqualTo(RECALL_MIN);
    }
}
