package pactwatch.alert.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keys of links that work without signing in: HMAC-SHA256 over the purpose and what it is for, so
 * that whoever holds a link can do that one thing and nothing else.
 */
public final class SignedLinks {

    /** What a link is good for. */
    public enum Purpose {
        CONFIRM,
        UNSUBSCRIBE,
        FEED,
        ANSWER,
        OWNER
    }

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 24;

    private final SecretKeySpec key;

    /**
     * Signs with a key derived from that of the secrets.
     *
     * @param key of {@value SecretBox#KEY_BYTES} bytes
     */
    public SignedLinks(byte[] key) {
        this.key = new SecretKeySpec(mac(new SecretKeySpec(key, ALGORITHM), "links"), ALGORITHM);
    }

    /** The key of a link, safe in an address. */
    public String key(Purpose purpose, String subject) {
        byte[] code = mac(key, purpose + "\n" + subject);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOf(code, KEY_BYTES));
    }

    /** Whether a key was made here for this; takes the same time wherever they differ. */
    public boolean isGenuine(Purpose purpose, String subject, @Nullable String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        key(purpose, subject).getBytes(StandardCharsets.UTF_8),
                        shown.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
