package pactwatch.analysis.statement;

import java.time.LocalDate;
import java.util.List;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;

/** Russian sentences as scenes, for tests. */
final class SceneSample {

    static final Pack PACK = PackFiles.bundled("csto");
    private static final Vocabulary RUSSIAN = Vocabulary.of("ru", PACK);

    private SceneSample() {}

    /** The one sentence of a text. */
    static Scene of(String sentence) {
        return all("", sentence).getFirst();
    }

    static List<Scene> all(String title, String text) {
        return SceneReader.read(
                RUSSIAN, new SourcedPast(PACK, LocalDate.of(2024, 6, 12)), title, text);
    }
}
