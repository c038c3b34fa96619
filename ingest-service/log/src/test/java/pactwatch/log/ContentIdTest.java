package pactwatch.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentIdTest {

    @Test
    void isTheSameForTheSameParts() {
        assertThat(ContentId.of("a", "b"))
                .isEqualTo(ContentId.of("a", "b"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void tellsWhereOnePartEndsAndTheNextBegins() {
        assertThat(ContentId.of("ab", "c")).isNotEqualTo(ContentId.of("a", "bc"));
    }
}
