package pactwatch.analysis.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whoever shows the token may write. */
public final class AdminToken {

    /** Cookie that carries the token after signing in. */
    public static final String COOKIE = "pactwatch_token";

    private static final String BEARER = "Bearer ";

    private final Supplier<Optional<String>> expected;

    /**
     * A check against a token.
     *
     * @param expected the present token; empty if there is none, then nobody is let in
     */
    public AdminToken(Supplier<Optional<String>> expected) {
        this.expected = expected;
    }

    /** Whether a token was set up at all. */
    public boolean isSetUp() {
        return expected.get().isPresent();
    }

    /** Whether the header {@code Authorization} shows the token. */
    public boolean isShownBy(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(BEARER)
                && matches(authorization.substring(BEARER.length()));
    }

    /** Whether a text is the token; takes the same time wherever they differ. */
    public boolean matches(@Nullable String shown) {
        return shown != null
                && expected.get()
                        .map(t -> MessageDigest.isEqual(bytes(t), bytes(shown.strip())))
                        .orElse(false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
