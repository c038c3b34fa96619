package pactwatch.analysis.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.BaselineEntry;
import pactwatch.analysis.pack.Pack;
import pactwatch.log.Json;

/** Runs every story under {@code scenarios}. */
class ScenarioTest {

    private static final long SEED = 20240222;

    static List<Path> stories() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(ScenarioTest.class.getResource("/scenarios"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void showsTheBoardThatTheStoryAsksFor(Path file) {
        Scenario story = Scenario.read(file);
        assertThat(story.boards()).isNotEmpty();
        for (Scenario.Board board : story.boards()) {
            List<String> lines = BoardLines.of(project(story, story.claims(), board));
            assertThat(board.expected()).isNotEmpty();
            assertThat(board.expected())
                    .as("%s on %s shows%n%s", story.name(), board.day(), String.join("\n", lines))
                    .allMatch(expected -> BoardLines.show(lines, expected));
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void tellsTheSameInAnyOrderAndHoweverOften(Path file) throws JsonProcessingException {
        Scenario story = Scenario.read(file);
        List<Claim> shuffled = new ArrayList<>(story.claims());
        shuffled.addAll(story.claims().subList(0, story.claims().size() / 2));
        Collections.shuffle(shuffled, new Random(SEED));
        for (Scenario.Board board : story.boards()) {
            assertThat(json(project(story, shuffled, board)))
                    .isEqualTo(json(project(story, story.claims(), board)));
        }
    }

    private static MemberProjection project(
            Scenario story, List<Claim> claims, Scenario.Board board) {
        Pack pack = Samples.pack(story.baseline().toArray(BaselineEntry[]::new));
        return Projection.project(pack, story.member(), claims, board.validAt(), board.knownAt());
    }

    private static String json(MemberProjection projection) throws JsonProcessingException {
        return Json.mapper().writeValueAsString(projection);
    }
}
