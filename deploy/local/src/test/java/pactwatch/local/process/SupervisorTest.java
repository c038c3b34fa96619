package pactwatch.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor with real processes. */
class SupervisorTest {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    @TempDir private Path folder;
    private final List<String> said = new ArrayList<>();
    private Supervisor supervisor;

    @BeforeEach
    void make() {
        supervisor = new Supervisor(folder.resolve("pids"), said::add, InstantSource.system());
    }

    @AfterEach
    void stop() {
        supervisor.stopAll();
    }

    private Child.Recipe recipe(String name, String... command) {
        return new Child.Recipe(name, List.of(command), Map.of(), folder.resolve(name + ".log"));
    }

    private String pids() throws IOException {
        return Files.readString(folder.resolve("pids"));
    }

    @Test
    void startsAgainWhatDies() throws Exception {
        Child child = supervisor.start(recipe("sleeper", "sleep", "600"));
        long pid = child.pid();
        child.stop(Duration.ofSeconds(5));

        supervisor.check();

        assertThat(said).anyMatch(line -> line.equals("sleeper was started again"));
        assertThat(pids()).startsWith("sleeper ").doesNotContain(" " + pid + "\n");
    }

    @Test
    void givesUpOnWhatKeepsDying() {
        Child child = supervisor.start(recipe("broken", "sh", "-c", "echo why; exit 1"));
        await().atMost(WITHIN).until(() -> !child.isAlive());

        assertThatThrownBy(() ->
                        await().atMost(WITHIN)
                                .until(() -> {
                                    supervisor.check();
                                    return false;
                                }))
                .isInstanceOf(Supervisor.GaveUp.class)
                .hasMessageContaining("broken died more than 5 times");
        assertThat(said).anyMatch(line -> line.contains("why"));
    }

    @Test
    void endsWhatAnEarlierRunLeftBehindAndNothingElse() throws Exception {
        Child ours = supervisor.start(recipe("ours", "sh", "-c", "sleep 600 # mark-of-ours"));
        Child other = supervisor.start(recipe("other", "sleep", "601"));

        int ended = Supervisor.endLeftovers(folder.resolve("pids"), "mark-of-ours");

        assertThat(ended).isOne();
        assertThat(ours.isAlive()).isFalse();
        assertThat(other.isAlive()).isTrue();
    }
}
