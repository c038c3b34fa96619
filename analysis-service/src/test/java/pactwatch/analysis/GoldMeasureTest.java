package pactwatch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.analysis.contract.GenerationEvent.Figures;

class GoldMeasureTest {

    @TempDir private Path gold;

    private void label(String pack, String lines) throws IOException {
        Files.writeString(Files.createDirectories(gold.resolve(pack)).resolve("own.jsonl"), lines);
    }

    private GoldMeasure measure(String pack) {
        return new GoldMeasure(gold, pack, LineSamples::extract);
    }

    @Test
    void countsWhatIsRightFoundAndTold() throws IOException {
        label(
                "csto",
                """
                {"id":"1","published":"2024-02-22","text":"!AM SUSPENSION ACTUAL 2024-02-22",\
                "claims":[{"kind":"SUSPENSION","member":"AM","assertion":"ACTUAL","new":false}]}
                {"id":"2","published":"2024-02-22","text":"!KZ BOYCOTT ACTUAL 2024","claims":[]}
                {"id":"3","published":"2024-02-22","text":"Nothing.","claims":[{"kind":"OBSERVER",\
                "member":"RS","assertion":"ACTUAL","new":true}]}
                """);

        assertThat(measure("csto").measure()).contains(new Figures(3, 2, 2, 1));
    }

    @Test
    void neitherAsksForNorPunishesWhatIsOptional() throws IOException {
        label(
                "csto",
                """
                {"id":"1","published":"2024-02-22","text":"!KZ BOYCOTT ACTUAL 2024","claims":[\
                {"kind":"BOYCOTT","member":"KZ","assertion":"ACTUAL","optional":true}]}
                {"id":"2","published":"2024-02-22","text":"Nothing.","claims":[\
                {"kind":"BOYCOTT","member":"KZ","assertion":"ACTUAL","optional":true}]}
                """);

        assertThat(measure("csto").measure()).contains(new Figures(2, 0, 0, 0));
    }

    @Test
    void measuresByLabelsOfItsOwnPactOnly() throws IOException {
        label("csto", "{\"id\":\"1\",\"published\":\"2024-02-22\",\"claims\":[]}\n");
        label("ecowas", "no labels that can be read\n");

        assertThat(measure("CSTO").measure()).contains(new Figures(1, 0, 0, 0));
    }

    @Test
    void measuresNothingWithoutLabels() {
        assertThat(new GoldMeasure(null, "csto", LineSamples::extract).measure()).isEmpty();
        assertThat(measure("csto").measure()).isEmpty();
    }
}
