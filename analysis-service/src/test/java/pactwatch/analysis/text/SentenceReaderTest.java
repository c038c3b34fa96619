package pactwatch.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceReaderTest {

    private static List<String> sentences(String text) {
        return SentenceReader.read(text).stream()
                .map(s -> text.substring(s.start(), s.end()))
                .toList();
    }

    private static List<String> words(String text) {
        return SentenceReader.read(text).getFirst().tokens().stream().map(Token::form).toList();
    }

    @Test
    void splitsSentencesButNotAbbreviationsAndNumbers() {
        assertThat(sentences("Mr. Rahmon spoke on Feb. 22. It cost 2.5 million. Done!"))
                .containsExactly("Mr. Rahmon spoke on Feb. 22.", "It cost 2.5 million.", "Done!");
        assertThat(sentences("С 2024 г. Армения не участвует. Всё."))
                .containsExactly("С 2024 г. Армения не участвует.", "Всё.");
    }

    @Test
    void endsASentenceAtALineBreakAndAfterAClosingQuote() {
        assertThat(sentences("Headline\nText.")).containsExactly("Headline", "Text.");
        assertThat(sentences("“We stay.” He left.")).containsExactly("“We stay.”", "He left.");
    }

    @Test
    void takesOffPossessivesAndNegations() {
        assertThat(words("Armenia’s premier hasn't left"))
                .containsExactly("armenia", "'s", "premier", "has", "n't", "left");
    }

    @Test
    void foldsCaseYoAndInvisibleCharacters() {
        assertThat(words("Пётр Arme\u200bnia")).containsExactly("петр", "armenia");
    }

    @Test
    void cutsSentencesThatNeverEnd() {
        assertThat(SentenceReader.read("word ".repeat(1_000)))
                .allSatisfy(s -> assertThat(s.size()).isLessThanOrEqualTo(400));
    }
}
