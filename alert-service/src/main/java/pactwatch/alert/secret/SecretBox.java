package pactwatch.alert.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import pactwatch.log.ContentId;

/**
 * Makes webhook secrets and seals them for the log: AES-256-GCM, bound to the subscription, written
 * as {@code v1.<key id>.<base64url of nonce and ciphertext>}.
 */
public final class SecretBox {

    public static final int KEY_BYTES = 32;
    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_ID_CHARS = 8;
    private static final String VERSION = "v1";

    private final SecretKeySpec key;
    private final String keyId;
    private final RandomGenerator random;

    /**
     * A box of one key.
     *
     * @param random must be unpredictable
     */
    public SecretBox(byte[] key, RandomGenerator random) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("The key of the secrets has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.keyId =
                ContentId.of("alert-key", Base64.getEncoder().encodeToString(key))
                        .substring(0, KEY_ID_CHARS);
        this.random = random;
    }

    /** A new secret as Standard Webhooks 1.0 writes it: {@code whsec_} and base64 of 32 bytes. */
    public String newSecret() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes(SECRET_BYTES));
    }

    public String seal(String subscription, String secret) {
        byte[] nonce = bytes(NONCE_BYTES);
        byte[] sealed =
                crypt(
                        Cipher.ENCRYPT_MODE,
                        subscription,
                        nonce,
                        secret.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return VERSION
                + "."
                + keyId
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /**
     * Opens a sealed secret.
     *
     * @throws IllegalStateException if it was sealed with another key or for another subscription
     */
    public String open(String subscription, String sealed) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new IllegalStateException("Not a sealed secret");
        }
        if (!parts[1].equals(keyId)) {
            throw new IllegalStateException(
                    "The secret was sealed with key %s, this instance has key %s"
                            .formatted(parts[1], keyId));
        }
        byte[] both = Base64.getUrlDecoder().decode(parts[2]);
        byte[] opened =
                crypt(
                        Cipher.DECRYPT_MODE,
                        subscription,
                        Arrays.copyOf(both, NONCE_BYTES),
                        Arrays.copyOfRange(both, NONCE_BYTES, both.length));
        return new String(opened, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, String subscription, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(subscription.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret cannot be sealed or opened", e);
        }
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
