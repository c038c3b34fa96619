package pactwatch.alert.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pactwatch.alert.secret.SignedLinks.Purpose;

class SignedLinksTest {

    private final SignedLinks links = new SignedLinks(new byte[SecretBox.KEY_BYTES]);

    @Test
    void opensOnlyWhatALinkWasMadeFor() {
        String key = links.key(Purpose.CONFIRM, "s1");

        assertThat(links.isGenuine(Purpose.CONFIRM, "s1", key)).isTrue();
        assertThat(links.isGenuine(Purpose.UNSUBSCRIBE, "s1", key)).isFalse();
        assertThat(links.isGenuine(Purpose.CONFIRM, "s2", key)).isFalse();
        assertThat(links.isGenuine(Purpose.CONFIRM, "s1", null)).isFalse();
    }

    @Test
    void makesOtherKeysWithAnotherKeyFile() {
        byte[] other = new byte[SecretBox.KEY_BYTES];
        other[0] = 1;

        assertThat(new SignedLinks(other).key(Purpose.FEED, "s1"))
                .isNotEqualTo(links.key(Purpose.FEED, "s1"));
    }
}
