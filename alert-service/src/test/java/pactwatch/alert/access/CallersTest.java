package pactwatch.alert.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.access.AdminToken;
import pactwatch.access.Caller;
import pactwatch.access.Right;
import pactwatch.alert.secret.SecretBox;
import pactwatch.alert.secret.SignedLinks;

class CallersTest {

    private final Callers callers =
            new Callers(
                    new AdminToken(() -> Optional.of("secret")),
                    new SignedLinks(new byte[SecretBox.KEY_BYTES]));

    @Test
    void knowsTheAdminAndOwnersByTheirTokens() {
        assertThat(callers.byHeader("Bearer secret")).contains(Caller.ADMIN);
        assertThat(callers.byToken(callers.tokenOf("risk-desk")))
                .contains(new Caller("risk-desk", Right.READER));
    }

    @Test
    void takesNoTokenForAnotherName() {
        String key = callers.tokenOf("risk-desk").split("\\.", 2)[1];

        assertThat(callers.byToken("news-desk." + key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "risk-desk", "risk-desk.", "Risk Desk.x", "a.b.c"})
    void takesNothingElse(String token) {
        assertThat(callers.byToken(token)).isEmpty();
    }
}
