package pactwatch.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids made from content: the same parts give the same id on every machine and in every run. */
public final class ContentId {

    private static final int ID_BYTES = 16;
    private static final MessageDigest SHA_256 = sha256();

    private ContentId() {}

    /** The first 128 bits of SHA-256 over the length-prefixed parts, as 32 hexadecimal digits. */
    public static String of(String... parts) {
        MessageDigest digest = fresh();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    /** A copy of one that nobody uses: to look for the algorithm takes as long as the digest. */
    private static MessageDigest fresh() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
