package pactwatch.alert.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private final SecretBox box = new SecretBox(new byte[SecretBox.KEY_BYTES], new Random(7));

    @Test
    void opensWhatItSealed() {
        String secret = box.newSecret();

        assertThat(box.open("s1", box.seal("s1", secret))).isEqualTo(secret);
    }

    @Test
    void makesSecretsOf32BytesAsStandardWebhooksWritesThem() {
        String secret = box.newSecret();

        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(box.seal("s1", "whsec_x")).isNotEqualTo(box.seal("s1", "whsec_x"));
    }

    @Test
    void doesNotOpenTheSecretOfAnotherSubscription() {
        String sealed = box.seal("s1", "whsec_x");

        assertThatThrownBy(() -> box.open("s2", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhichKeySealedASecretThatItCannotOpen() {
        byte[] other = new byte[SecretBox.KEY_BYTES];
        other[0] = 1;
        String sealed = new SecretBox(other, new Random(7)).seal("s1", "whsec_x");

        assertThatThrownBy(() -> box.open("s1", sealed))
                .hasMessageContaining("The secret was sealed with key");
    }
}
