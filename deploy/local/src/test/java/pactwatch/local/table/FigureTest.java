package pactwatch.local.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the benchmarks print is what the table reads. */
class FigureTest {

    private static final Part.Sizes WHOLE = Part.Sizes.WHOLE;
    private static final String REBUILD =
            "rebuild: 100000 articles in 12.5 s, 8000 a second, 3 claims; bare consumer 160000 a"
                    + " second; ratio 5.0 %\n";
    private static final String PROJECTION =
            "projection: 100000 claims in 2.00 s (read and folded in 1.50 s, projected in 0.50 s),"
                    + " 50000 a second; bare consumer 200000 a second; ratio 25.0 %, of reading and"
                    + " folding alone 33.0 %\n";
    private static final String READS =
            "reads: 20000 claims of one member; a day that nobody asked for before: median 12.5 ms,"
                    + " at most 30.0 ms; 100 reads a second of 30 days while 50 claims a second come:"
                    + " median 0.500 ms, p99 4.250 ms\n";
    private static final String INGEST =
            """
             feeds  items refresh reader         wall s    CPU s  broker CPU   peak MB   answers
               200     50 cold    pactwatch        9.10     8.20        3.10       280   200: 200, 304: 0
               200     50 cold    newsboat         5.00     5.30   0.7 times the CPU   200: 200, 304: 0
               200     50 warm    pactwatch        0.30     0.40        0.10       280   200: 0, 304: 200
               200     50 change  pactwatch        2.90     2.80        1.10       280   200: 200, 304: 0
            """;
    private static final String EXTRACTION =
            """
            extraction: en article: 500 a second of one core; plain tokenisation 5000, 10 times as many
            extraction: en item: 9000 a second of one core; plain tokenisation 90000, 10 times as many
            extraction: ru article: 400 a second of one core; plain tokenisation 4000, 10 times as many
            extraction: ru item: 8000 a second of one core; plain tokenisation 80000, 10 times as many
            """;
    private static final String START =
            """
            first page after 8.4 s
            resident: alert 150, broker 300, launcher 90; all 960 MiB
            1 subscriptions opened in 0.1 s
            served → first webhook: 20 of 20 alerts, p50 120 ms, p99 240 ms, background 0 articles/s
            started again: 7.5 s
            """;

    private static List<Double> values(Part part, String output) {
        return part.figures().stream()
                .map(f -> f.in(output))
                .flatMap(Optional::stream)
                .map(Figure.Found::value)
                .toList();
    }

    @Test
    void findsEveryFigureInWhatTheBenchmarksPrint() {
        assertThat(values(Part.ingest(WHOLE), INGEST)).containsExactly(8.2, 0.4, 2.8);
        assertThat(values(Part.extraction(WHOLE), EXTRACTION))
                .containsExactly(9000d, 500d, 8000d, 400d);
        assertThat(values(Part.rebuild(WHOLE), REBUILD)).containsExactly(8000d);
        assertThat(values(Part.projection(WHOLE), PROJECTION)).containsExactly(50000d);
        assertThat(values(Part.reads(WHOLE), READS)).containsExactly(4.25, 12.5);
        assertThat(values(Part.start(WHOLE), START)).containsExactly(8.4, 7.5, 960d, 120d, 240d);
    }

    @Test
    void comparesWithWhatWasMeasuredBesideIt() {
        assertThat(Part.rebuild(WHOLE).figures().getFirst().in(REBUILD))
                .hasValueSatisfying(found -> assertThat(found.ratio()).isEqualTo(0.05));
        assertThat(Part.extraction(WHOLE).figures().getFirst().in(EXTRACTION))
                .hasValueSatisfying(found -> assertThat(found.ratio()).isEqualTo(0.1));
    }

    @Test
    void comparesWithAnAim() {
        assertThat(Part.start(WHOLE).figures().getFirst().in(START))
                .hasValueSatisfying(
                        found -> assertThat(found.ratio()).isCloseTo(0.84, within(1e-9)));
    }

    @Test
    void saysThatAFigureIsMissing() {
        assertThat(Part.all(WHOLE)).allSatisfy(p -> assertThat(values(p, "it failed\n")).isEmpty());
    }
}
