package pactwatch.analysis.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClausesTest {

    @Test
    void dividesWhereBothSidesHaveAPredicate() {
        assertThat(clauses("Пашинян заявил, что Армения приостановила участие."))
                .containsExactly("пашинян заявил ,", "что армения приостановила участие .");
    }

    @Test
    void keepsAListTogether() {
        assertThat(clauses("Вышли Азербайджан, Грузия и Узбекистан.")).hasSize(1);
    }

    @Test
    void takesWhoSpeaksBeforeAColonOff() {
        assertThat(clauses("Песков: Армения остается в ОДКБ").getFirst()).isEqualTo("песков :");
    }

    @Test
    void coversEveryWordOnce() {
        Scene scene = SceneSample.of("Если выйдут, сказал он, то (как и раньше) вернутся; нет?");
        int at = 0;
        for (int[] clause : scene.clauses()) {
            assertThat(clause[0]).isEqualTo(at);
            at = clause[1];
        }
        assertThat(at).isEqualTo(scene.size());
    }

    private static List<String> clauses(String sentence) {
        Scene scene = SceneSample.of(sentence);
        return scene.clauses().stream()
                .map(c -> {
                    StringBuilder words = new StringBuilder();
                    for (int i = c[0]; i < c[1]; i++) {
                        words.append(i == c[0] ? "" : " ").append(scene.form(i));
                    }
                    return words.toString();
                })
                .toList();
    }
}
