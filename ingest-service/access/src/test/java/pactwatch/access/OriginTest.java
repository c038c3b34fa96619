package pactwatch.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static final URI PUBLIC = URI.create("https://watch.example");

    @Test
    void believesFetchMetadataFirst() {
        assertThat(new Origin("same-origin", null, "h").isOurs(PUBLIC)).isTrue();
        assertThat(new Origin("cross-site", "https://watch.example", "h").isOurs(PUBLIC)).isFalse();
        assertThat(new Origin("same-site", null, "h").isOurs(PUBLIC)).isFalse();
    }

    @Test
    void comparesTheOriginWithHostAndPublicAddress() {
        assertThat(new Origin(null, "http://localhost:8080", "localhost:8080").isOurs(null))
                .isTrue();
        assertThat(new Origin(null, "https://watch.example", "10.0.0.1").isOurs(PUBLIC)).isTrue();
        assertThat(new Origin(null, "https://evil.example", "watch.example").isOurs(PUBLIC))
                .isFalse();
        assertThat(new Origin(null, "null", "watch.example").isOurs(PUBLIC)).isFalse();
    }

    @Test
    void doubtsARequestThatTellsNothing() {
        assertThat(new Origin(null, null, "watch.example").isOurs(PUBLIC)).isFalse();
    }

    @Test
    void letsNobodyInWithoutAToken() {
        AdminToken none = new AdminToken(Optional::empty);

        assertThat(none.byToken("")).isEmpty();
        assertThat(none.byHeader("Bearer ")).isEmpty();
    }

    @Test
    void comparesTheWholeToken() {
        AdminToken token = new AdminToken(() -> Optional.of("abc"));

        assertThat(token.byHeader("Bearer abc")).contains(Caller.ADMIN);
        assertThat(token.byHeader("Bearer abcd")).isEmpty();
        assertThat(token.byHeader("Basic abc")).isEmpty();
        assertThat(token.byHeader(null)).isEmpty();
    }
}
