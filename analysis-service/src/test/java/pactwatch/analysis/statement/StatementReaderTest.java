package pactwatch.analysis.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;

class StatementReaderTest {

    private static final LocalDate PUBLISHED = LocalDate.of(2024, 2, 23);

    private final StatementReader reader = StatementReader.of(SceneSample.PACK);

    private List<Statement> read(String title, String text) {
        return reader.read("ru", title, text, PUBLISHED).statements();
    }

    @Test
    void readsWhoDidWhatAndWhen() {
        assertThat(read("", "22 февраля Армения приостановила участие в ОДКБ."))
                .extracting(
                        Statement::kind,
                        Statement::member,
                        Statement::assertion,
                        Statement::eventDate)
                .containsExactly(tuple(Kind.SUSPENSION, "AM", Assertion.ACTUAL, "2024-02-22"));
    }

    @Test
    void readsAQuoteAtTheOffsetsOfItsSentence() {
        String text = "Погода хорошая. Армения приостановила участие в ОДКБ. Дождя нет.";
        Statement statement = read("", text).getFirst();
        assertThat(text.substring(statement.start(), statement.end()))
                .isEqualTo("Армения приостановила участие в ОДКБ.");
        assertThat(statement.part()).isEqualTo(Claim.Part.TEXT);
    }

    @Test
    void tellsADenialFromTheAct() {
        assertThat(read("", "Армения не выходит из ОДКБ, заявили в МИД Армении."))
                .extracting(Statement::kind, Statement::assertion)
                .contains(tuple(Kind.WITHDRAWAL, Assertion.DENIED));
    }

    @Test
    void hearsFromTheTextWhoseMinistryTheTitleMeans() {
        Speaker speaker =
                read(
                                "МИД: участие в ОДКБ приостановлено",
                                "Армения приостановила участие в ОДКБ, заявил Никол Пашинян.")
                        .stream()
                        .filter(s -> s.part() == Claim.Part.TITLE)
                        .findFirst()
                        .map(Statement::speaker)
                        .orElseThrow();
        assertThat(speaker.of()).isEqualTo("AM");
    }

    @Test
    void saysNothingOfATextThatDoesNotNameThePact() {
        StatementReader.Reading reading =
                reader.read("ru", "", "Армения приостановила участие в конкурсе.", PUBLISHED);
        assertThat(reading.isRelevant()).isFalse();
        assertThat(reading.statements()).isEmpty();
    }

    @Test
    void readsNoMoreStatementsThanAnArticleHas() {
        String text = "Армения приостановила участие в ОДКБ 22 февраля. ".repeat(2_000);
        assertThat(read("", text)).hasSizeBetween(1, 410);
    }

    @Test
    void makesThePassagesOfTitleAndTextWhenAsked() {
        StatementReader.Reading reading =
                reader.read(
                        "ru",
                        "Армения и ОДКБ",
                        "Армения приостановила участие. Узбекистан вышел в 2012 году.",
                        PUBLISHED);
        assertThat(reading.size()).isEqualTo(3);
        assertThat(reading.passages().get()).hasSize(3);
        assertThat(reading.passages().get().getLast().dates())
                .extracting(d -> d.value())
                .containsExactly("2012");
    }

    @Test
    void refusesALanguageWithoutALexicon() {
        assertThatThrownBy(() -> reader.read("en", "", "", PUBLISHED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("en");
    }
}
