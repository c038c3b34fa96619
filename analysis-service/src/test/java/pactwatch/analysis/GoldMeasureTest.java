package pactwatch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.analysis.contract.GenerationEvent.Figures;

class GoldMeasureTest {

    @TempDir private Path folder;

    @Test
    void countsWhatIsRightFoundAndTold() throws IOException {
        Files.writeString(
                folder.resolve("own.jsonl"),
                """
                {"id":"1","published":"2024-02-22","text":"!AM SUSPENSION ACTUAL 2024-02-22",\
                "claims":[{"kind":"SUSPENSION","member":"AM","assertion":"ACTUAL",\
                "event_date":"2024-02-22","new":true}]}
                {"published":"2024-02-22","text":"!KZ BOYCOTT ACTUAL 2024","claims":[]}
                {"published":"2024-02-22","text":"Nothing.","claims":[{"kind":"OBSERVER",\
                "member":"RS","assertion":"ACTUAL","new":true}]}
                """);

        assertThat(new GoldMeasure(folder, LineSamples::extract).measure())
                .contains(new Figures(3, 2, 2, 1));
    }

    @Test
    void measuresNothingWithoutLabels() {
        assertThat(new GoldMeasure(null, LineSamples::extract).measure()).isEmpty();
        assertThat(new GoldMeasure(folder, LineSamples::extract).measure()).isEmpty();
    }
}
