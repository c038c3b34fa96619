package pactwatch.analysis.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    @Test
    void keepsTheLastRowOfEachSet() {
        Scoreboard board =
                Scoreboard.parse(
                        List.of(
                                "# version\tset\tclaims\tdated\talerts",
                                "rules-1\town.en\t0.4\t0.3\t0.6",
                                "rules-1\tset-aside\t0.5\t0.4\t0.7",
                                "rules-2\town.en\t0.9\t0.8\t1.0"));

        assertThat(board.rows())
                .containsExactly(
                        new Scoreboard.Row("rules-1", "set-aside", 0.5, 0.4, 0.7),
                        new Scoreboard.Row("rules-2", "own.en", 0.9, 0.8, 1.0));
    }

    @Test
    void refusesARowOfAnotherForm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scoreboard.parse(List.of("rules-1\town.en\t0.4")));
    }
}
