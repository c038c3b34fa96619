package pactwatch.analysis.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pactwatch.analysis.text.Morph;

class ActorsTest {

    @Test
    void givesAnOfficeTheStateThatItBelongsTo() {
        Scene scene = SceneSample.of("МИД Армении отверг сообщения.");
        assertThat(scene.actors())
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.sort()).isEqualTo(Actor.Sort.OFFICE);
                    assertThat(a.code()).isEqualTo("AM");
                });
    }

    @Test
    void readsBothPeoplesOfACompound() {
        assertThat(SceneSample.of("На кыргызско-таджикской границе тихо.").actors())
                .extracting(Actor::code)
                .containsExactly("KG", "TJ");
    }

    @Test
    void tellsByCaseWhoActs() {
        Scene scene = SceneSample.of("Казахстану помогает Беларусь.");
        assertThat(scene.actors()).extracting(Actor::code).containsExactly("KZ", "BY");
        assertThat(scene.actors().getFirst().can(Morph.Case.NOMINATIVE)).isFalse();
        assertThat(scene.actors().getLast().can(Morph.Case.NOMINATIVE)).isTrue();
    }

    @Test
    void takesANameInSmallLettersForAPeople() {
        assertThat(SceneSample.of("Там были армянские военные.").actors())
                .allMatch(a -> a.sort() == Actor.Sort.PEOPLE)
                .isNotEmpty();
    }

    @Test
    void keepsActorsThatDoNotOverlap() {
        Scene scene = SceneSample.of("Премьер-министр Армении Никол Пашинян и глава МИД Беларуси.");
        for (int i = 1; i < scene.actors().size(); i++) {
            assertThat(scene.actors().get(i).from())
                    .isGreaterThanOrEqualTo(scene.actors().get(i - 1).to());
        }
        assertThat(scene.actors()).isNotEmpty();
    }
}
